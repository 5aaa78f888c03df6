import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { ProductId } from "../../app/domain/ids";
import { catalogOfMugs } from "../support/catalog-with";
import { playApp, type PlayedApp } from "../support/play-app";

const PRODUCTS = 40;
/** More than may vanish at once. */
const MANY = 30;
const FEW = 12;
const QUESTION = { operation: "ProductsForMapping" };

let app: PlayedApp;

beforeAll(async () => {
  app = await playApp({ catalog: catalogOfMugs(PRODUCTS) });
  await app.install();
  await app.connect();
});

afterAll(() => app.close());

/** Every product is stored, and none is put away. */
beforeEach(async () => {
  await mapSelected(ids());
  const { database, shop } = await app.context();
  expect(await database.product.count({ where: { shopId: shop.id } })).toBe(PRODUCTS);
  expect(await isAway()).toBe(0);
});

function ids(count = PRODUCTS): ProductId[] {
  const all = [...app.sandbox.shopify.shop().products.upwards()];
  return all.slice(0, count).map(({ id }) => BigInt(id) as ProductId);
}

/** Reads these products as a run of selected ones does. */
async function mapSelected(productIds: ProductId[]) {
  const { readSelected, startMapSelected } = await import("../../app/flows/map-selected.server");
  const context = await app.mappingContext();
  const run = await startMapSelected(context, { seller: context.seller, by: "1", productIds });
  await readSelected(context, run);
  return context.database.mappingRun.findUniqueOrThrow({ where: { id: run.id } });
}

/** Reads these products as after webhooks that settled. */
async function takeChanges(productIds: ProductId[]): Promise<void> {
  const { takeProductChanges } = await import("../../app/flows/product-changes.server");
  const { noteChangedProducts } = await import("../../app/tables/changed-products.server");
  const context = await app.mappingContext();
  const { database, shop, seller } = context;
  const changes = productIds.map((productId) => ({ productId, updatedAt: null }));
  await noteChangedProducts(database, shop.id, changes);
  await database.$executeRaw`UPDATE changed_product SET last_at = last_at - interval '1 minute'`;
  await takeProductChanges(context, { seller, taker: "test" });
}

function answerNext(nodes: unknown[]): void {
  app.sandbox.nextAnswer(QUESTION, { body: { data: { nodes } } });
}

const nothing = (count: number) => Array.from({ length: count }, () => null);

async function isAway(): Promise<number> {
  const { database, shop } = await app.context();
  return database.putAwayProduct.count({ where: { shopId: shop.id } });
}

describe("selected products that Shopify answers nothing for", () => {
  it("stay where they are many, and the run says how many", async () => {
    answerNext(nothing(MANY));

    const run = await mapSelected(ids(MANY));

    expect(run).toMatchObject({ status: "finished", missed: MANY, putAway: 0 });
    expect(await isAway()).toBe(0);
  });

  it("are put away where they are few, and the run says how many", async () => {
    answerNext(nothing(FEW));

    const run = await mapSelected(ids(FEW));

    expect(run).toMatchObject({ status: "finished", missed: 0, putAway: FEW });
    expect(await isAway()).toBe(FEW);
  });

  it("stay where another answer does not say which product it is about", async () => {
    answerNext([null, { title: "Nobody asked for it" }]);

    const run = await mapSelected(ids(1));

    expect(run).toMatchObject({ status: "finished", missed: 1, putAway: 0 });
    expect(await isAway()).toBe(0);
  });

  it("are no news where they are not stored", async () => {
    const run = await mapSelected([1n as ProductId]);

    expect(run).toMatchObject({ status: "finished", missed: 0, putAway: 0 });
  });
});

describe("changed products that Shopify answers nothing for", () => {
  it("stay where they are many", async () => {
    answerNext(nothing(MANY));

    await takeChanges(ids(MANY));

    expect(await isAway()).toBe(0);
  });

  it("stay where they are few each time, and many in a day", async () => {
    const [first, others] = [ids(FEW), ids(2 * FEW).slice(FEW)];
    answerNext(nothing(FEW));
    answerNext(nothing(FEW));

    await takeChanges(first);
    await takeChanges(others);

    expect(await isAway()).toBe(FEW);
  });
});
