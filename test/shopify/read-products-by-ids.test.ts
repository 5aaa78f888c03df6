import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createProductId, type ProductId } from "../../app/domain/ids";
import { catalogWith, product } from "../support/catalog-with";
import { playApp, type PlayedApp } from "../support/play-app";

const PRODUCTS = { operation: "ProductsForMapping" };

let app: PlayedApp;
let ids: ProductId[];

beforeAll(async () => {
  app = await playApp({ catalog: catalogWith(product("Mug"), product("Bowl"), product("Vase")) });
  await app.install();
  const products = [...app.sandbox.shopify.shop().products.upwards()];
  ids = products.map(({ id }) => createProductId(id));
});

afterAll(() => app.close());

async function read() {
  const { readProductsByIds } = await import("../../app/shopify/read-products-by-ids.server");
  const { shopify } = await app.context();
  return readProductsByIds(shopify, ids);
}

/** A product as the query asks for it. */
function node(index: number, changes: object = {}) {
  return {
    id: `gid://shopify/Product/${ids[index]}`,
    title: ["Mug", "Bowl", "Vase"][index],
    handle: "mug",
    productType: "Mugs",
    vendor: "Kiln",
    tags: [],
    status: "ACTIVE",
    collections: { nodes: [], pageInfo: { hasNextPage: false } },
    ...changes,
  };
}

const collection = (id: string, title = "Sale") => ({
  collections: { nodes: [{ id, title }], pageInfo: { hasNextPage: false } },
});

function answer(match: { operation: string }, nodes: unknown[]): void {
  app.sandbox.nextAnswer(match, { body: { data: { nodes } } });
}

describe("products that are read by their ids", () => {
  it("are in collections whose titles can be stored", async () => {
    answer(PRODUCTS, [node(0, collection("gid://shopify/Collection/5", "Sale \uD83D\0"))]);

    const { collections } = await read();

    expect(collections).toEqual([{ id: 5n, title: "Sale \uFFFD", productId: ids[0] }]);
  });
});
