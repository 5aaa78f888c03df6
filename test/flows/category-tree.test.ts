import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { largeTree } from "../../sandbox/tiktok-shop/tiktok-shop";
import { connectMarket } from "../support/connect-seller";
import { playApp, type PlayedApp } from "../support/play-app";

const OTHER_SHOP = "another-store.myshopify.com";

let app: PlayedApp;

beforeAll(async () => {
  app = await playApp();
  await app.install();
});

afterAll(() => app.close());

async function sync(market = "US") {
  const { syncMarket } = await import("../support/sync-market");
  return syncMarket(market);
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

async function fetchNames(locale: string) {
  const { marketContexts } = await import("../../app/context.server");
  const { fetchCategoryNames } = await import("../../app/flows/fetch-category-names.server");
  const [context] = await marketContexts("US");
  if (context) await fetchCategoryNames(context, locale);
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
  });

  it("takes a list that names a category twice, or has rows that nobody can read", async () => {
    const row = (id: string, parentId: string, name: string) => ({
      id,
      parent_id: parentId,
      local_name: name,
      is_leaf: parentId !== "0",
      permission_statuses: ["AVAILABLE"],
    });
    const categories = [
      row("1", "0", "Home"),
      row("2", "1", "Mugs"),
      row("3", "1", "Plates"),
      row("2", "1", "Cups"),
      row("0", "1", "Nothing"),
      row("9223372036854775808", "1", "Too large"),
      { ...row("4", "1", "Nameless"), local_name: null },
    ];
    const { database } = await app.context();
    await database.$executeRaw`TRUNCATE tiktok_shop_category, category_tree, category_change`;
    const path = /\/product\/202309\/categories$/;
    app.sandbox.nextAnswer(
      { path },
      { body: { code: 0, message: "Success", request_id: "r", data: { categories } } },
    );

    const result = await sync();

    expect(result).toMatchObject({ outcome: "stored" });
    expect(await storedIds()).toEqual(["1", "2", "3"]);
    expect(await database.tikTokShopCategory.findFirst({ where: { id: "2" } })).toMatchObject({
      name: "Cups",
    });
  });

  it("takes names that no database can hold, in whatever language", async () => {
    const { database } = await app.context();
    const tree = app.sandbox.tikTokShop.categories();
    const vases = tree.find("Vases");
    tree.rename(vases.id, "Vases \0\uD83D");

    const outcome = await changesOf();
    await fetchNames("es-MX");

    expect(outcome).toMatchObject([{ kind: "renamed", after: "Vases \uFFFD" }]);
    expect(
      await database.categoryName.findFirst({ where: { id: vases.id, locale: "es-MX" } }),
    ).toMatchObject({ name: expect.stringMatching(/^Vases \uFFFD/) });
  });

  it("keeps a name in another language that a later list does not say", async () => {
    const { database } = await app.context();
    const tree = app.sandbox.tikTokShop.categories();
    const vases = tree.find("Vases");
    await fetchNames("es-MX");
    const categories = tree.listed().map(({ id, parentId, name }) => ({
      id,
      parent_id: parentId,
      local_name: id === vases.id ? null : `${name} 2`,
      is_leaf: tree.isLeaf(id),
    }));
    app.sandbox.nextAnswer(
      { path: /\/product\/202309\/categories$/ },
      { body: { code: 0, message: "Success", request_id: "r", data: { categories } } },
    );

    await fetchNames("es-MX");

    const names = await database.categoryName.findMany({
      where: { locale: "es-MX", id: { in: [vases.id, tree.find("Garden Hoses").id] } },
      orderBy: { name: "asc" },
    });
    expect(names.map(({ name }) => name)).toEqual(["Garden Hoses 2", "Vases"]);
  });

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
    await queue.boss.deleteQueuedJobs("sync-categories");
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
