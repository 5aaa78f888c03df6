import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { catalogWith, product } from "../support/catalog-with";
import { connectMarket } from "../support/connect-seller";
import { playApp, type PlayedApp } from "../support/play-app";

const TITLES = [
  "Ceramic coffee mug",
  "Women's T-shirt",
  "Solid oak coffee table",
  "Garden hose 20 m",
];

let app: PlayedApp;

beforeAll(async () => {
  app = await playApp({ catalog: catalogWith(...TITLES.map((title) => product(title))) });
  await app.install();
  await connectMarket(app, { sellerId: "nordlicht", market: "US" });
  await app.startWorker();
});

/** TikTok Shop's first tree, and its first answers. */
beforeEach(async () => {
  const { database, shop } = await app.context();
  await database.mappingRun.deleteMany({ where: { shopId: shop.id } });
  await database.productMapping.deleteMany({ where: { shopId: shop.id } });
  await database.mappingChange.deleteMany({ where: { shopId: shop.id } });
  app.sandbox.tikTokShop.markets.reset();
  await sync();
  await app.mapAll();
});

afterAll(() => app.close());

async function sync() {
  const { syncMarket } = await import("../support/sync-market");
  return syncMarket();
}

async function mappingOf(title: string, market = "US") {
  const { database, shop } = await app.context();
  return database.productMapping.findFirstOrThrow({ where: { shopId: shop.id, market, title } });
}

async function confirm(title: string) {
  const { database } = await app.context();
  const mapping = await mappingOf(title);
  await database.productMapping.updateMany({
    where: { productId: mapping.productId, market: "US" },
    data: { status: "confirmed", confirmedCategoryId: mapping.recommendedCategoryId },
  });
  return mapping.recommendedCategoryId ?? "";
}

async function activeRuns() {
  const { database, shop } = await app.context();
  return database.mappingRun.count({ where: { shopId: shop.id, finishedAt: null } });
}

/** TikTok Shop was asked for a replacement, and the run that asked is over. */
async function untilReplaced(title: string) {
  return vi.waitFor(
    async () => {
      const mapping = await mappingOf(title);
      expect(mapping.askedContentHash).not.toBeNull();
      expect(await activeRuns()).toBe(0);
      return mapping;
    },
    { timeout: 60_000 },
  );
}

describe("mappings of a tree that changes", () => {
  it("turn to attention when their category is gone, with a replacement where there is one, and that is noted", async () => {
    const tree = app.sandbox.tikTokShop.categories();
    const gone = await confirm("Ceramic coffee mug");
    expect(tree.get(gone)?.name).toBe("Coffee Mugs");
    tree.remove(gone);

    await sync();
    const mapping = await untilReplaced("Ceramic coffee mug");
    const { database } = await app.context();
    const { productId } = mapping;
    const changes = await database.mappingChange.findMany({ where: { productId } });

    expect(mapping).toMatchObject({
      status: "needs-attention",
      reason: "category-gone",
      confirmedCategoryId: gone,
    });
    expect(mapping.recommendedCategoryId).not.toBe(gone);
    expect(tree.get(mapping.recommendedCategoryId ?? "")).toBeDefined();
    expect(changes).toMatchObject([
      {
        actor: "tiktok-shop",
        beforeStatus: "confirmed",
        afterStatus: "needs-attention",
        beforeCategoryId: gone,
      },
    ]);
  });

  it("turn to attention when their category takes no products any more", async () => {
    const tree = app.sandbox.tikTokShop.categories();
    const divided = await confirm("Women's T-shirt");
    tree.add({ id: "990002", parentId: divided, name: "Cropped Women's T-shirts" });

    await sync();

    expect(await untilReplaced("Women's T-shirt")).toMatchObject({
      status: "needs-attention",
      reason: "category-not-leaf",
    });
  });

  it.each([
    ["INVITE_ONLY", "category-invite-only"],
    ["PROHIBITED", "category-prohibited"],
  ] as const)("turn to attention when their category is %s now", async (permission, reason) => {
    const tree = app.sandbox.tikTokShop.categories();
    const confirmed = await confirm("Garden hose 20 m");
    tree.setPermission(confirmed, permission);

    await sync();
    const turned = await untilReplaced("Garden hose 20 m");
    tree.setPermission(confirmed, "AVAILABLE");
    await sync();
    const healed = await mappingOf("Garden hose 20 m");

    expect(turned).toMatchObject({ status: "needs-attention", reason });
    expect(healed).toMatchObject({ status: "confirmed", reason: null });
  });

  it("without a decision get the new answer to review", async () => {
    const tree = app.sandbox.tikTokShop.categories();
    const before = await mappingOf("Solid oak coffee table");
    expect(before.status).toBe("recommended");
    tree.remove(before.recommendedCategoryId ?? "");

    await sync();
    const after = await untilReplaced("Solid oak coffee table");

    expect(after).toMatchObject({ status: "recommended", reason: null });
    expect(after.recommendedCategoryId).not.toBe(before.recommendedCategoryId);
  });

  it("of a market that moves to another version and back are what they were", async () => {
    const confirmed = await confirm("Solid oak coffee table");
    app.sandbox.tikTokShop.markets.setVersion("US", "v1");
    await sync();
    const moved = await untilReplaced("Solid oak coffee table");
    app.sandbox.tikTokShop.markets.setVersion("US", "v2");

    await sync();

    expect(moved).toMatchObject({ reason: "category-version", categoryVersion: "v1" });
    expect(await mappingOf("Solid oak coffee table")).toMatchObject({
      status: "confirmed",
      reason: null,
      confirmedCategoryId: confirmed,
      recommendedCategoryId: null,
      categoryVersion: "v2",
    });
  });

  it("of a market that moves to another version stay to be seen and are asked again", async () => {
    const confirmed = await confirm("Garden hose 20 m");
    app.sandbox.tikTokShop.markets.setVersion("US", "v1");

    const result = await sync();
    const after = await untilReplaced("Garden hose 20 m");
    const { mappingsView } = await import("../../app/views/mappings.server");
    const { database, shop } = await app.context();
    const { rows } = await mappingsView(database, shop.id, null);
    const { productHistory, productView } = await import("../../app/views/product.server");
    const looker = { shopId: shop.id, locale: "en" };
    const productId = after.productId as Parameters<typeof productView>[2];
    const seen = await productView(database, looker, productId);
    const [decision] = await productHistory(database, looker, productId);

    expect(result).toMatchObject({ tree: { categoryVersion: "v1" } });
    expect(after).toMatchObject({
      status: "needs-attention",
      reason: "category-version",
      confirmedCategoryId: confirmed,
      categoryVersion: "v1",
    });
    expect(after.recommendedCategoryId).not.toBe(confirmed);
    expect(rows.find(({ title }) => title === "Garden hose 20 m")?.categoryPath.at(-1)).toBe(
      "Garden Hoses",
    );
    expect(seen?.category).toMatchObject({ id: confirmed, isUsable: false });
    expect(seen?.category?.path.at(-1)).toBe("Garden Hoses");
    expect(seen?.recommendation).toMatchObject({ isUsable: true });
    expect(decision?.before.path?.at(-1)).toBe("Garden Hoses");
  });
});
