import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { largeTree } from "../../sandbox/tiktok-shop/tiktok-shop";
import { catalogWith, product } from "../support/catalog-with";
import { connectMarket } from "../support/connect-seller";
import { playApp, type PlayedApp } from "../support/play-app";

const OTHER_SHOP = "another-store.myshopify.com";
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
});

afterAll(() => app.close());

async function sync(market = "US") {
  const { marketContexts } = await import("../../app/context.server");
  const { syncCategories } = await import("../../app/flows/sync-categories.server");
  const [context] = await marketContexts(market);
  if (!context) throw new Error(`Nobody is connected in ${market}`);
  return syncCategories(context);
}

async function changesOf(market = "US") {
  const result = await sync(market);
  return result.outcome === "stored" ? result.changes : result.outcome;
}

async function storedIds(market = "US", categoryVersion = "v2") {
  const { database } = await app.context();
  const rows = await database.tikTokShopCategory.findMany({
    where: { market, categoryVersion, removedAt: null },
    select: { id: true },
  });
  return rows.map(({ id }) => id).sort();
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
  for (let tries = 0; tries < 200; tries += 1) {
    const mapping = await mappingOf(title);
    if (mapping.askedContentHash !== null && (await activeRuns()) === 0) return mapping;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`${title} was not asked about again`);
}

describe("syncing a tree", () => {
  beforeEach(async () => {
    app.sandbox.tikTokShop.markets.reset();
    const { database } = await app.context();
    await database.$executeRaw`TRUNCATE tiktok_shop_category, category_tree, category_change`;
    await connectMarket(app, { sellerId: "nordlicht", market: "US" });
    await sync();
  });

  it("stores path, depth, leaf and permission of every category", async () => {
    const { database } = await app.context();
    const tree = app.sandbox.tikTokShop.categories();

    const stored = await database.tikTokShopCategory.findUniqueOrThrow({
      where: { market_categoryVersion_id: { market: "US", categoryVersion: "v2", id: "601302" } },
    });

    expect(await storedIds()).toEqual(
      tree
        .all()
        .map(({ id }) => id)
        .sort(),
    );
    expect(stored).toMatchObject({
      path: ["601152", "842248", "601302"],
      pathNames: ["Womenswear & Underwear", "Women's Tops", "Women's T-shirts"],
      isLeaf: true,
      permissionStatuses: ["AVAILABLE"],
    });
  });

  it("keeps what is different from the last time", async () => {
    const tree = app.sandbox.tikTokShop.categories();
    const [mug, vases, hoses, blouses] = [
      tree.find("Coffee Mugs"),
      tree.find("Vases"),
      tree.find("Garden Hoses"),
      tree.find("Blouses & Shirts"),
    ];
    tree.remove(mug.id);
    tree.rename(vases.id, "Vases & Bowls");
    tree.setPermission(hoses.id, "INVITE_ONLY");
    tree.add({ id: "990001", parentId: blouses.id, name: "Silk Blouses" });
    tree.move(tree.find("Wall Clocks").id, tree.find("Wall Decor").id);

    const changes = await changesOf();

    expect(changes).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ categoryId: mug.id, kind: "removed" }),
        expect.objectContaining({ categoryId: vases.id, kind: "renamed", after: "Vases & Bowls" }),
        expect.objectContaining({ categoryId: hoses.id, kind: "permission-changed" }),
        expect.objectContaining({ categoryId: blouses.id, kind: "leaf-became-parent" }),
        expect.objectContaining({ categoryId: "990001", kind: "added" }),
        expect.objectContaining({ kind: "moved" }),
      ]),
    );
    const { database } = await app.context();
    expect(await database.categoryChange.count({ where: { revision: 2 } })).toBe(changes.length);
    expect(await changesOf()).toEqual([]);
  });

  it("tells a category that gets prohibited from one that is gone", async () => {
    const tree = app.sandbox.tikTokShop.categories();
    tree.setPermission(tree.find("Vases").id, "PROHIBITED");

    expect(await changesOf()).toMatchObject([{ kind: "permission-changed", after: "PROHIBITED" }]);
  });

  it("keeps the stored tree when the answer is empty, broken or never comes", async () => {
    const before = await storedIds();
    const path = /\/product\/202309\/categories$/;
    const empty = { code: 0, message: "Success", request_id: "r", data: { categories: [] } };

    app.sandbox.nextAnswer({ path }, { body: empty });
    const emptied = await sync();
    app.sandbox.nextAnswer({ path }, { status: 502, body: "<html>" }, 5);
    await expect(sync()).rejects.toThrow();
    app.sandbox.nextAnswer({ path }, { body: { code: 0, request_id: "r", data: {} } });
    await expect(sync()).rejects.toThrow();

    expect(emptied.outcome).toBe("empty");
    expect(await storedIds()).toEqual(before);
  }, 60_000);

  it("stores a tree of 12,000 categories", async () => {
    app.sandbox.tikTokShop.markets.replaceTree("US", largeTree(12_000));

    await sync();

    expect(await storedIds()).toHaveLength(12_000);
  });

  it("is done once a night for all shops of a market, and at once when asked for", async () => {
    const { syncAllCategoriesHandler, syncCategoriesHandler } =
      await import("../../app/jobs/sync-categories.server");
    const { jobQueue } = await import("../../app/context.server");
    app.sandbox.shopify.createShop({ domain: OTHER_SHOP });
    await app.install(OTHER_SHOP);
    await connectMarket(app, { sellerId: "nordlicht", market: "US", shop: OTHER_SHOP });
    const queue = await jobQueue();
    const list = { operation: /\/product\/202309\/categories$/ };
    app.sandbox.requests.clear();

    await syncAllCategoriesHandler.run({ unlessListedWithinMinutes: 0 }, queue);
    const waiting = await queue.boss.fetch("sync-categories", { batchSize: 10 });
    await syncCategoriesHandler.run({ market: "US", unlessListedWithinMinutes: 60 }, queue);
    const listedForTheYoungTree = app.sandbox.requests.count(list);
    await syncCategoriesHandler.run({ market: "US", unlessListedWithinMinutes: 0 }, queue);

    expect(waiting.map(({ data }) => data)).toEqual([
      { market: "US", unlessListedWithinMinutes: 0 },
    ]);
    expect(listedForTheYoungTree).toBe(0);
    expect(app.sandbox.requests.count(list)).toBe(1);
  });

  it("keeps trees of markets apart", async () => {
    await connectMarket(app, { sellerId: "nordlicht", market: "DE" });
    await sync("DE");

    const { database } = await app.context();
    const muslimFashion = await database.tikTokShopCategory.findMany({
      where: { name: "Muslim Fashion" },
    });
    expect(muslimFashion.map(({ market }) => market)).toEqual(["US"]);
  });

  it("finds out which version a market uses", async () => {
    await connectMarket(app, { sellerId: "nordlicht", market: "GB" });

    const result = await sync("GB");

    expect(result).toMatchObject({ outcome: "stored", tree: { categoryVersion: "v1" } });
    const { currentSeller } = await import("../../app/context.server");
    expect(await currentSeller(await app.context())).toMatchObject({
      market: "GB",
      categoryVersion: "v1",
    });
  });
});

describe("mappings of a tree that changes", { shuffle: false }, () => {
  beforeAll(async () => {
    app.sandbox.tikTokShop.markets.reset();
    await connectMarket(app, { sellerId: "nordlicht", market: "US" });
    await sync();
    await app.startWorker();
    await app.mapAll();
  });

  it("turn to attention when their category is gone, with a replacement where there is one", async () => {
    const tree = app.sandbox.tikTokShop.categories();
    const gone = await confirm("Ceramic coffee mug");
    expect(tree.get(gone)?.name).toBe("Coffee Mugs");
    tree.remove(gone);

    await sync();
    const mapping = await untilReplaced("Ceramic coffee mug");

    expect(mapping).toMatchObject({
      status: "needs-attention",
      reason: "category-gone",
      confirmedCategoryId: gone,
    });
    expect(mapping.recommendedCategoryId).not.toBe(gone);
    expect(tree.get(mapping.recommendedCategoryId ?? "")).toBeDefined();
  });

  it("are noted as changed by TikTok Shop", async () => {
    const { database } = await app.context();
    const { productId, confirmedCategoryId } = await mappingOf("Ceramic coffee mug");

    expect(await database.mappingChange.findMany({ where: { productId } })).toMatchObject([
      {
        actor: "tiktok-shop",
        beforeStatus: "confirmed",
        afterStatus: "needs-attention",
        beforeCategoryId: confirmedCategoryId,
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
    // Later tests want TikTok Shop's first answer again.
    const { database } = await app.context();
    await database.productMapping.updateMany({
      where: { productId: healed.productId },
      data: { recommendedCategoryId: confirmed },
    });
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
