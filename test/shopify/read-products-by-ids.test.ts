import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createProductId, type ProductId } from "../../app/domain/ids";
import { catalogWith, product } from "../support/catalog-with";
import { playApp, type PlayedApp } from "../support/play-app";

const PRODUCTS = { operation: "ProductsForMapping" };
const PICTURES = { operation: "PicturesOfProducts" };
const VIDEO = { featuredMedia: { mediaContentType: "VIDEO" } };

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

const inSale = collection("gid://shopify/Collection/5");

const pictured = (id: string) => ({ id, image: { url: "https://cdn.shopify.com/mug.jpg" } });

const featured = (id: string) => ({
  featuredMedia: { mediaContentType: "IMAGE", ...pictured(id) },
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

  it.each([
    ["a collection of another kind", collection("gid://shopify/Odd/5")],
    ["a collection without an end", collection("gid://shopify/Collection/")],
    ["no collections", { collections: null }],
    ["a picture of another kind", featured("gid://shopify/Odd/5")],
  ])("are set aside one by one: %s", async (_what, odd) => {
    answer(PRODUCTS, [node(0), node(1, odd), node(2)]);

    expect(await read()).toMatchObject({
      products: [{ id: ids[0] }, { id: ids[2] }],
      missing: [],
      unreadable: [{ productId: ids[1], title: "Bowl", reason: "not-understood" }],
    });
  });

  it("are not missing where what is told of them does not say their id", async () => {
    answer(PRODUCTS, [node(0), node(1, { id: null }), null]);

    expect(await read()).toMatchObject({
      products: [{ id: ids[0] }],
      missing: [ids[2]],
      unreadable: [{ productId: ids[1], title: "Bowl" }],
    });
  });

  it.each([
    ["a picture of another kind", { media: { nodes: [pictured("gid://shopify/Odd/5")] } }],
    ["a picture whose address is none", { media: { nodes: [{ id: "x", image: { url: 5 } }] } }],
    ["no media", { media: null }],
    ["no id", { id: null, media: { nodes: [] } }],
  ])("are set aside one by one when their pictures are read: %s", async (_what, odd) => {
    answer(PRODUCTS, [node(0, VIDEO), node(1, { ...VIDEO, ...inSale }), node(2)]);
    const media = { nodes: [pictured("gid://shopify/MediaImage/9")] };
    const id = `gid://shopify/Product/${ids[1]}`;
    answer(PICTURES, [
      { id: `gid://shopify/Product/${ids[0]}`, media },
      { id, ...odd },
    ]);

    expect(await read()).toMatchObject({
      products: [{ id: ids[0] }, { id: ids[2] }],
      images: [{ productId: ids[0], mediaId: 9n, position: 0 }],
      collections: [],
      missing: [],
      unreadable: [{ productId: ids[1], title: "Bowl", reason: "not-understood" }],
    });
  });
});
