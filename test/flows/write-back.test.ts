import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import type { ProductId } from "../../app/domain/ids";
import type { SettingsView } from "../../app/views/settings.server";
import { generatedCatalog } from "../../sandbox/catalog/catalog";
import { playApp, type PlayedApp } from "../support/play-app";

const PRODUCTS = 60;
const SET = "metafieldsSet";
const DELETE = "metafieldsDelete";
const MERCHANT = "77";

let app: PlayedApp;

// Without a worker: each test writes when it wants to.
beforeAll(async () => {
  app = await playApp({ catalog: generatedCatalog({ products: PRODUCTS }) });
  await app.install();
  await app.connect();
  const { database, shop } = await app.context();
  await store(database, shop.id);
});

afterAll(() => app.close());

beforeEach(async () => {
  const { database } = await app.context();
  app.sandbox.shopify.updateScopes(["write_products"]);
  await database.shop.updateMany({
    data: {
      writesBack: true,
      writtenMarket: null,
      writeBackProblem: null,
      writeClaimedBy: null,
      writeClaimedUntil: null,
    },
  });
  await database.writeProblem.deleteMany();
  await database.productMapping.updateMany({
    data: { status: "confirmed", confirmedCategoryId: "601739", writtenCategoryId: null },
  });
  for (const product of app.sandbox.shopify.shop().products.upwards())
    app.sandbox.shopify.shop().products.put({ ...product, metafields: [] });
  app.sandbox.requests.clear();
});

/** Every product of the sandbox, with a mapping. */
async function store(database: PlayedDatabase, shopId: number): Promise<void> {
  const { storeReadProducts } = await import("../../app/flows/steps/1-read-products.server");
  const { readProductsByIds } = await import("../../app/shopify/read-products-by-ids.server");
  const { shopify } = await app.context();
  const ids = [...app.sandbox.shopify.shop().products.upwards()].map(
    ({ id }) => BigInt(id) as ProductId,
  );
  const read = await readProductsByIds(shopify, ids);
  const readFor = { shopId, market: "US", categoryVersion: "v2", runId: null, seenAt: new Date() };
  await database.$transaction((tx) => storeReadProducts(tx, readFor, read));
}
type PlayedDatabase = Awaited<ReturnType<PlayedApp["context"]>>["database"];

async function write() {
  const { writeBack } = await import("../../app/flows/write-back.server");
  return writeBack(await app.context());
}

/** What Shopify's products hold: how many of each value. */
function held(): Record<string, number> {
  const counted: Record<string, number> = {};
  for (const { metafields = [] } of app.sandbox.shopify.shop().products.upwards()) {
    const value = metafields.find(({ key }) => key === "tiktok_category_id")?.value ?? "nothing";
    counted[value] = (counted[value] ?? 0) + 1;
  }
  return counted;
}

async function view(): Promise<SettingsView["writeBack"]> {
  const { settingsView } = await import("../../app/views/settings.server");
  const { database, shop } = await app.context();
  return (await settingsView(database, shop.id)).writeBack;
}

async function ids(count: number): Promise<ProductId[]> {
  const { database } = await app.context();
  const rows = await database.productMapping.findMany({
    orderBy: { productId: "asc" },
    take: count,
  });
  return rows.map(({ productId }) => productId as ProductId);
}

async function decide(
  wish: { kind: "clear" } | { kind: "change"; categoryId: string },
  productIds: ProductId[],
) {
  const { database, shop } = await app.context();
  const { decideAtOnce } = await import("../../app/tables/decide-at-once.server");
  await decideAtOnce(database, productIds, {
    shopId: shop.id,
    market: "US",
    kind: wish.kind,
    categoryId: wish.kind === "change" ? wish.categoryId : null,
    scope: "products",
    total: productIds.length,
    decidedBy: MERCHANT,
    startedAt: new Date(),
  });
}

describe("the write-back", () => {
  it("is off by default: nothing is written", async () => {
    const { database, shop } = await app.context();
    const { shopSettings, storeShopSettings } =
      await import("../../app/tables/shop-settings.server");
    await storeShopSettings(database, shop.id, { writesBack: false });

    await write();

    expect(held()).toEqual({ nothing: PRODUCTS });
    expect(await view()).toBeNull();
    const other = await database.shop.create({
      data: { domain: `fresh-${Date.now()}.myshopify.com` },
    });
    expect((await shopSettings(database, other.id)).writesBack).toBe(false);
    await database.shop.delete({ where: { id: other.id } });
  });

  it("writes every confirmed category, 25 with each call, and says how far it is", async () => {
    const before = await view();

    await write();

    expect(before).toMatchObject({ confirmed: PRODUCTS, waiting: PRODUCTS });
    expect(held()).toEqual({ "601739": PRODUCTS });
    expect(app.sandbox.requests.count({ operation: SET })).toBe(Math.ceil(PRODUCTS / 25));
    expect(await view()).toMatchObject({ confirmed: PRODUCTS, waiting: 0, problem: null });
  });

  it("does nothing where everything is written", async () => {
    await write();
    app.sandbox.requests.clear();

    await write();

    expect(app.sandbox.requests.count({ operation: SET })).toBe(0);
  });

  it("follows what is changed and cleared, and touches nothing else", async () => {
    await write();
    const [changed, cleared] = await ids(2);
    await decide({ kind: "change", categoryId: "777" }, [changed as ProductId]);
    await decide({ kind: "clear" }, [cleared as ProductId]);
    app.sandbox.requests.clear();

    await write();

    expect(held()).toEqual({ "601739": PRODUCTS - 2, "777": 1, nothing: 1 });
    expect(app.sandbox.requests.count({ operation: SET })).toBe(1);
    expect(app.sandbox.requests.count({ operation: DELETE })).toBe(1);
  });

  it("goes on where it was killed, with what Shopify may have taken sent again", async () => {
    const { database } = await app.context();
    const [first] = await ids(1);
    await database.productMapping.updateMany({
      where: { productId: { not: first } },
      data: { writtenCategoryId: "601739" },
    });
    // A worker that was killed between Shopify's answer and its note.
    await database.productMapping.updateMany({
      where: { productId: first },
      data: { writtenCategoryId: "" },
    });
    await decide({ kind: "clear" }, [first as ProductId]);
    app.sandbox.requests.clear();

    await write();

    expect(app.sandbox.requests.count({ operation: DELETE })).toBe(1);
    expect(await view()).toMatchObject({ waiting: 0 });
  });

  it("is done by one worker at a time", async () => {
    const outcomes = await Promise.all([write(), write()]);

    expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual(["done", "later"]);
    expect(held()).toEqual({ "601739": PRODUCTS });
  });

  it("goes on beside a product that Shopify refuses, tells its words, and does not try it at once again", async () => {
    const { database, shop } = await app.context();
    const { id } = app.sandbox.shopify.createProduct({ title: "Short-lived mug" });
    await store(database, shop.id);
    const gone = BigInt(id);
    await database.productMapping.updateMany({
      where: { productId: gone },
      data: { status: "confirmed", confirmedCategoryId: "601739" },
    });
    app.sandbox.shopify.shop().products.delete(id);

    await write();

    expect(held()).toEqual({ "601739": PRODUCTS });
    expect(await view()).toMatchObject({
      waiting: 1,
      refused: { total: 1, first: [{ productId: String(id), message: "Owner does not exist." }] },
    });
    app.sandbox.requests.clear();
    await write();
    expect(app.sandbox.requests.count({ operation: SET })).toBe(0);
    await database.product.deleteMany({ where: { id: gone } });
    expect(await view()).toMatchObject({ waiting: 0, refused: { total: 0 } });
  });

  it("waits while Shopify throttles", async () => {
    const throttled = {
      errors: [{ message: "Throttled", extensions: { code: "THROTTLED" } }],
    };
    app.sandbox.nextAnswer({ operation: SET }, { status: 200, body: throttled }, 2);

    await write();

    expect(held()).toMatchObject({ "601739": expect.any(Number) as number });
    expect(held().nothing).toBeUndefined();
  });

  it("says when Shopify lets it write nothing, and goes on once it does", async () => {
    app.sandbox.shopify.updateScopes(["read_products"]);
    await write();
    const refused = await view();
    app.sandbox.shopify.updateScopes(["write_products"]);

    await write();

    expect(refused?.problem).toBe("ACCESS_DENIED");
    expect(await view()).toMatchObject({ problem: null, waiting: 0 });
  });

  it("removes what it wrote when it is switched off", async () => {
    await write();
    const { database, shop } = await app.context();
    await database.shop.update({ where: { id: shop.id }, data: { writesBack: false } });
    const between = await view();

    await write();

    expect(between).toMatchObject({ isRemoving: true });
    expect(held().nothing).toBe([...app.sandbox.shopify.shop().products.upwards()].length);
    expect(await view()).toBeNull();
  });

  it("lets the metafields hold the categories of the market in use alone", async () => {
    await write();
    const { database, shop } = await app.context();
    await database.tikTokShopConnection.updateMany({
      where: { shopId: shop.id },
      data: { market: "GB" },
    });

    await write();
    await database.tikTokShopConnection.updateMany({
      where: { shopId: shop.id },
      data: { market: "US" },
    });
    const inBetween = held();
    await write();

    expect(Object.keys(inBetween)).toEqual(["nothing"]);
    expect(Object.keys(held())).toEqual(["601739"]);
  });

  it("is asked for each minute where something waits, by shops that want it", async () => {
    const { shopsThatWait } = await import("../../app/flows/write-back.server");
    const { database, shop } = await app.context();
    const waiting = await shopsThatWait(database);
    await write();
    const written = await shopsThatWait(database);
    await database.shop.update({ where: { id: shop.id }, data: { writesBack: false } });

    expect([waiting, written]).toEqual([[shop.domain], []]);
    expect(await shopsThatWait(database)).toEqual([shop.domain]);
  });
});

describe("the Settings page", () => {
  it("has the write-back done when it is switched on", async () => {
    const { action } = await import("../../app/routes/app.settings");
    const { changeSettings } = await import("../../app/flows/change-settings.server");
    const asked = vi.fn(() => Promise.resolve());
    const context = await app.context();
    await changeSettings(
      { ...context, jobs: { ...context.jobs, writeBack: asked } },
      { writesBack: true },
    );
    const request = await app.request("/app/settings", {
      method: "POST",
      body: JSON.stringify({ intent: "save", settings: { allowTitleOnly: true, unknown: 1 } }),
    });

    const answer = await action({ request, params: {}, context: {} } as never);

    expect(asked).toHaveBeenCalledOnce();
    expect(answer).toEqual({ outcome: "saved" });
    expect((await app.context()).shop).toMatchObject({ allowTitleOnly: true, writesBack: true });
  });
});
