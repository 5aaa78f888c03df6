import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import type { ProductId } from "../../app/domain/ids";
import { NO_FILTER } from "../../app/domain/mapping-filter";
import type { Wish } from "../../app/flows/decide-mappings.server";
import { generatedCatalog } from "../../sandbox/catalog/catalog";
import { playApp, type PlayedApp } from "../support/play-app";

const PRODUCTS = 60;
const OTHER = "other-shop.myshopify.com";
const MERCHANT = "77";

let app: PlayedApp;

beforeAll(async () => {
  app = await playApp({ catalog: generatedCatalog({ products: PRODUCTS }) });
  app.sandbox.shopify.createShop({ domain: OTHER });
  await app.install();
  await app.install(OTHER);
  await app.connect();
  await app.startWorker();
  await app.mapAll();
});

afterAll(() => app.close());

/** Everything is to review again. */
beforeEach(async () => {
  const { database } = await app.context();
  await database.productMapping.updateMany({
    data: { status: "recommended", confirmedCategoryId: null, reason: null },
  });
  await database.mappingChange.deleteMany();
});

async function firstIds(count: number): Promise<ProductId[]> {
  const { database } = await app.context();
  const rows = await database.productMapping.findMany({
    orderBy: { productId: "asc" },
    take: count,
  });
  return rows.map(({ productId }) => productId as ProductId);
}

async function decide(wish: Wish, productIds: ProductId[], shop?: string) {
  const { decideMappings } = await import("../../app/flows/decide-mappings.server");
  return decideMappings(await app.context(shop), wish, { productIds, by: MERCHANT });
}

async function mapping(productId: ProductId | undefined) {
  const { database } = await app.context();
  return database.productMapping.findFirstOrThrow({ where: { productId } });
}

async function countsByStatus() {
  const { countByStatus } = await import("../../app/tables/mapping-counts.server");
  const { database, shop } = await app.context();
  const counted = await countByStatus(database, shop.id, "US");
  return Object.fromEntries(counted.map(({ status, products }) => [status, products]));
}

describe("a decision", () => {
  it("confirms what is recommended, with who, and what it was before", async () => {
    const [id, other] = await firstIds(2);

    const decided = await decide({ kind: "confirm" }, [id as ProductId]);

    expect(decided).toMatchObject({ outcome: "decided", productIds: [id] });
    const after = await mapping(id);
    expect(after).toMatchObject({
      status: "confirmed",
      confirmedCategoryId: after.recommendedCategoryId,
      decidedBy: MERCHANT,
    });
    expect((await mapping(other)).status).toBe("recommended");
    const { database } = await app.context();
    expect(await database.mappingChange.findMany()).toMatchObject([
      { productId: id, actor: MERCHANT, beforeStatus: "recommended", afterStatus: "confirmed" },
    ]);
  });

  it("is made once, however often it is sent", async () => {
    const ids = await firstIds(1);

    await decide({ kind: "confirm" }, ids);
    const second = await decide({ kind: "confirm" }, ids);

    expect(second).toEqual({ outcome: "decided", productIds: [], decisionId: null });
    const { database } = await app.context();
    expect(await database.mappingChange.count()).toBe(1);
  });

  it("changes to another leaf, and cleared it is to review again", async () => {
    const [id] = await firstIds(1);
    const { recommendedCategoryId } = await mapping(id);
    const { database } = await app.context();
    const leaf = await database.tikTokShopCategory.findFirstOrThrow({
      where: { market: "US", isLeaf: true, NOT: { id: recommendedCategoryId ?? "" } },
    });

    await decide({ kind: "change", categoryId: leaf.id }, [id as ProductId]);
    const changed = await mapping(id);
    await decide({ kind: "clear" }, [id as ProductId]);
    const cleared = await mapping(id);

    expect(changed).toMatchObject({ status: "confirmed", confirmedCategoryId: leaf.id });
    expect(cleared).toMatchObject({ status: "recommended", confirmedCategoryId: null });
  });

  it("keeps a category that needs attention, where the merchant says so", async () => {
    const [id] = await firstIds(1);
    const { database } = await app.context();
    const { recommendedCategoryId: categoryId } = await mapping(id);
    await database.productMapping.updateMany({
      where: { productId: id },
      data: {
        status: "needs-attention",
        confirmedCategoryId: categoryId,
        reason: "category-invite-only",
      },
    });

    await decide({ kind: "change", categoryId: categoryId ?? "" }, [id as ProductId]);
    const again = await decide({ kind: "change", categoryId: categoryId ?? "" }, [id as ProductId]);

    expect(await mapping(id)).toMatchObject({
      status: "confirmed",
      confirmedCategoryId: categoryId,
      reason: null,
    });
    expect(again).toMatchObject({ outcome: "decided", productIds: [] });
    expect(await database.mappingChange.count()).toBe(1);
  });

  it("for a category that is not there changes nothing", async () => {
    const ids = await firstIds(1);

    const decided = await decide({ kind: "change", categoryId: "404404" }, ids);

    expect(decided).toEqual({ outcome: "no-such-category" });
    expect((await mapping(ids[0])).status).toBe("recommended");
  });

  it("does not reach another shop's products", async () => {
    const ids = await firstIds(2);

    const decided = await decide({ kind: "confirm" }, ids, OTHER);

    expect(decided).toEqual({ outcome: "not-connected" });
    expect((await mapping(ids[0])).status).toBe("recommended");
  });

  it("asks TikTok Shop again with the next run", async () => {
    const [id] = await firstIds(1);
    const { calls } = app.sandbox.tikTokShop;
    const asked = calls.count("POST /product/202309/categories/recommend");

    await decide({ kind: "ask-again" }, [id as ProductId]);
    await app.mapAll();

    expect(calls.count("POST /product/202309/categories/recommend")).toBe(asked + 1);
  });
});

describe("a decision about everything that a filter finds", () => {
  it("is carried out in the background, and says how far it is", async () => {
    const { decideAllMatching } = await import("../../app/flows/decide-mappings.server");
    const { decisionsView } = await import("../../app/views/decisions.server");
    const context = await app.context();
    const [one] = await firstIds(1);
    const { localCategoryId } = await mapping(one);
    const filter = { ...NO_FILTER, localCategoryId };
    const { database, shop } = context;
    const matching = await database.productMapping.count({ where: { localCategoryId } });

    const started = await decideAllMatching(context, { kind: "confirm" }, { filter, by: MERCHANT });
    await vi.waitFor(
      async () => expect((await decisionsView(database, shop.id))[0]?.isFinished).toBe(true),
      60_000,
    );

    expect(started).toMatchObject({ outcome: "started", total: matching });
    expect(await countsByStatus()).toEqual({
      confirmed: matching,
      ...(matching < PRODUCTS ? { recommended: PRODUCTS - matching } : {}),
    });
    expect((await decisionsView(database, shop.id))[0]).toMatchObject({
      total: matching,
      lookedAt: matching,
      decided: matching,
    });
  });

  it("that is carried out twice decides once", async () => {
    const { carryOutDecision, decideAllMatching } =
      await import("../../app/flows/decide-mappings.server");
    const context = await app.context();
    const started = await decideAllMatching(
      { ...context, jobs: { ...context.jobs, decideMappings: () => Promise.resolve() } },
      { kind: "confirm" },
      { filter: NO_FILTER, by: MERCHANT },
    );
    const id = started.outcome === "started" ? started.jobId : 0;

    await Promise.all([carryOutDecision(context, id), carryOutDecision(context, id)]);
    await carryOutDecision(context, id);

    expect(await context.database.mappingChange.count()).toBe(PRODUCTS);
    expect(await countsByStatus()).toEqual({ confirmed: PRODUCTS });
  });
});

describe("the counts of mappings", () => {
  it("are those of the rows, whatever was folded meanwhile", async () => {
    const { database, shop } = await app.context();
    await decide({ kind: "confirm" }, await firstIds(7));

    const before = await countsByStatus();
    await database.$executeRaw`SELECT fold_mapping_counts(${shop.id}::int)`;

    expect(before).toEqual({ confirmed: 7, recommended: PRODUCTS - 7 });
    expect(await countsByStatus()).toEqual(before);
    expect(await database.mappingCountChange.count()).toBe(0);
  });
});
