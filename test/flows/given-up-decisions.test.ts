import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { ProductId } from "../../app/domain/ids";
import { catalogWith, product } from "../support/catalog-with";
import { playApp, type PlayedApp } from "../support/play-app";

const TITLES = ["Ceramic coffee mug", "Women's T-shirt", "Garden hose 20 m", "Dog collar"];
/** Of the tree, and of none of these products. */
const DEAD = "601265";
const MERCHANT = "77";

let app: PlayedApp;

beforeAll(async () => {
  app = await playApp({ catalog: catalogWith(...TITLES.map((title) => product(title))) });
  await app.install();
  await app.connect();
  const { syncMarket } = await import("../support/sync-market");
  await syncMarket();
});

afterAll(() => app.close());

/** Every product is recommended what it is. */
beforeEach(async () => {
  const { database, shop } = await app.context();
  await database.mappingRun.deleteMany({ where: { shopId: shop.id } });
  await database.productMapping.deleteMany({ where: { shopId: shop.id } });
  const { map } = await runOfAll();
  await map();
});

async function ids(): Promise<ProductId[]> {
  const { createProductId } = await import("../../app/domain/ids");
  return TITLES.map((_, index) => createProductId(8_000_000_000_000 + index));
}

/** A run whose one batch has all products, and what a worker would do with it. */
async function runOfAll() {
  const { readSelected, startMapSelected } = await import("../../app/flows/map-selected.server");
  const { giveUpBatch, mapBatch } = await import("../../app/flows/automated-mapping.server");
  const { findRun } = await import("../../app/tables/runs.server");
  const context = await app.mappingContext();
  const chosen = { seller: context.seller, by: "1", productIds: await ids() };
  const run = await startMapSelected(context, chosen);
  await readSelected(context, run);
  const current = async () => {
    const found = await findRun(context.database, run.shopId, run.id);
    if (!found) throw new Error("No run");
    return found;
  };
  return {
    run,
    map: async () => mapBatch(context, await current(), 1),
    giveUp: async () => giveUpBatch(context, await current(), 1),
  };
}

async function mapping(title: string) {
  const { database, shop } = await app.context();
  return database.productMapping.findFirstOrThrow({ where: { shopId: shop.id, title } });
}

async function become(title: string, data: Record<string, unknown>): Promise<void> {
  const { database, shop } = await app.context();
  await database.productMapping.updateMany({
    where: { shopId: shop.id, title },
    data: { askedContentHash: null, ...data },
  });
}

async function rowOf(title: string) {
  const { mappingsView } = await import("../../app/views/mappings.server");
  const { database, shop } = await app.context();
  const { rows } = await mappingsView(database, shop.id, null);
  const row = rows.find((each) => each.title === title);
  if (!row) throw new Error(`No row of ${title}`);
  return row;
}

/** Presses "Confirm" for what the page shows. */
async function confirm(title: string) {
  const { decideMappings } = await import("../../app/flows/decide-mappings.server");
  const row = await rowOf(title);
  const { productId } = await mapping(title);
  const about = { productId: productId as ProductId, categoryId: row.recommendedId ?? "" };
  return decideMappings(
    await app.context(),
    { kind: "confirm" },
    { productIds: [about.productId], by: MERCHANT, shown: [about] },
  );
}

describe("giving a batch up", () => {
  it("leaves decisions, and other reasons to need attention, as they are", async () => {
    await become("Ceramic coffee mug", {
      status: "needs-attention",
      reason: "category-gone",
      confirmedCategoryId: DEAD,
    });
    await become("Women's T-shirt", { status: "confirmed", confirmedCategoryId: DEAD });
    await become("Garden hose 20 m", {
      status: "needs-attention",
      reason: "no-recommendation",
      reasonDetail: "Words.",
      recommendedCategoryId: null,
    });
    await become("Dog collar", { status: "new", recommendedCategoryId: null });
    const before = await Promise.all(TITLES.slice(0, 3).map(mapping));

    const { run, giveUp } = await runOfAll();
    await giveUp();

    expect(await Promise.all(TITLES.slice(0, 3).map(mapping))).toEqual(before);
    expect(await mapping("Dog collar")).toMatchObject({
      status: "needs-attention",
      reason: "temporarily-unavailable",
    });
    const { database } = await app.context();
    expect(await database.runBatch.findFirst({ where: { runId: run.id } })).toMatchObject({
      recommended: 0,
      noRecommendation: 1,
      failed: 3,
    });
  });

  it("never lets a confirmation store another category than the page shows", async () => {
    const { recommendedCategoryId } = await mapping("Ceramic coffee mug");
    await become("Ceramic coffee mug", {
      status: "needs-attention",
      reason: "category-gone",
      confirmedCategoryId: DEAD,
      recommendedCategoryId: null,
    });
    const givenUp = await runOfAll();
    await givenUp.giveUp();
    const answered = await runOfAll();
    await answered.map();

    const row = await rowOf("Ceramic coffee mug");
    const decided = await confirm("Ceramic coffee mug");

    expect(row).toMatchObject({ status: "needs-attention", reason: "category-gone" });
    expect(row.categoryPath.at(-1)).toBe("Blouses & Shirts");
    expect(row.differingPath?.at(-1)).toBe("Coffee Mugs");
    expect(decided).toMatchObject({ outcome: "decided", productIds: [8_000_000_000_000n] });
    expect(await mapping("Ceramic coffee mug")).toMatchObject({
      status: "confirmed",
      confirmedCategoryId: recommendedCategoryId,
    });
  });
});

describe("a confirmation", () => {
  it("of what TikTok Shop does not recommend any more changes nothing", async () => {
    const shown = await mapping("Dog collar");
    const about = { productId: shown.productId as ProductId, categoryId: DEAD };
    const { decideMappings } = await import("../../app/flows/decide-mappings.server");

    const decided = await decideMappings(
      await app.context(),
      { kind: "confirm" },
      { productIds: [about.productId], by: MERCHANT, shown: [about] },
    );

    expect(decided).toMatchObject({ outcome: "decided", productIds: [] });
    expect(await mapping("Dog collar")).toMatchObject({
      status: "recommended",
      confirmedCategoryId: null,
    });
  });

  it("of one product says that another category is recommended by now", async () => {
    const { decideAboutProduct } = await import("../../app/flows/decide-product.server");
    const { createTikTokShopCategoryId } = await import("../../app/domain/ids");
    const context = await app.mappingContext();
    const { productId, recommendedCategoryId } = await mapping("Dog collar");
    const confirmed = (categoryId: string) =>
      decideAboutProduct(
        context,
        { seller: context.seller, by: MERCHANT },
        {
          productId: productId as ProductId,
          decision: { intent: "confirm", categoryId: createTikTokShopCategoryId(categoryId) },
        },
      );

    const overtaken = await confirmed(DEAD);
    const done = await confirmed(recommendedCategoryId ?? "");
    const again = await confirmed(recommendedCategoryId ?? "");

    expect(overtaken).toEqual({ outcome: "recommended-since" });
    expect([done, again]).toEqual([{ outcome: "done" }, { outcome: "done" }]);
  });

  it("of a run's products takes what was shown, and nothing that needs attention", async () => {
    const { confirmSelected } = await import("../../app/flows/confirm-selected.server");
    await become("Ceramic coffee mug", {
      status: "needs-attention",
      reason: "category-gone",
      confirmedCategoryId: DEAD,
    });
    const hose = await mapping("Garden hose 20 m");
    const { run } = await runOfAll();
    const categoryIds = [hose.recommendedCategoryId ?? ""];

    await confirmSelected(await app.context(), run, { by: MERCHANT, categoryIds });

    const statuses = await Promise.all(TITLES.map(async (title) => (await mapping(title)).status));
    expect(statuses).toEqual(["needs-attention", "recommended", "confirmed", "recommended"]);
  });
});
