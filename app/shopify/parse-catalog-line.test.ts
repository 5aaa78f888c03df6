import { describe, expect, it } from "vitest";
import { parseCatalogLine, readCatalogLine } from "./parse-catalog-line";

const PRODUCT = {
  id: "gid://shopify/Product/1",
  title: "Mug",
  handle: "mug",
  descriptionHtml: "<p>Holds <b>coffee</b></p><p>and tea</p>",
  productType: "Cups",
  vendor: "Kiln",
  tags: ["blue"],
  status: "ACTIVE",
  category: null,
  featuredMedia: {
    mediaContentType: "IMAGE",
    id: "gid://shopify/MediaImage/9",
    image: { url: "https://cdn.shopify.com/mug.jpg?v=1" },
  },
};

function productOf(changes: object) {
  const line = parseCatalogLine(JSON.stringify({ ...PRODUCT, ...changes }));
  if (line.kind !== "product") throw new Error(line.kind);
  return line.product;
}

describe("parseCatalogLine", () => {
  it("reads a product with the picture that stands for it", () => {
    expect(productOf({})).toMatchObject({
      id: 1n,
      handle: "mug",
      description: "Holds coffee and tea",
      mainImage: { mediaId: 9n, url: "https://cdn.shopify.com/mug.jpg?v=1" },
      awaitsImages: false,
    });
  });

  it("reads a picture of a product", () => {
    const line = { ...PRODUCT.featuredMedia, __parentId: "gid://shopify/Product/1" };

    expect(parseCatalogLine(JSON.stringify(line))).toEqual({
      kind: "image",
      productId: 1n,
      image: { mediaId: 9n, url: "https://cdn.shopify.com/mug.jpg?v=1" },
    });
  });

  it("reads a collection that a product is in", () => {
    const line = {
      id: "gid://shopify/Collection/7",
      title: "Kitchen",
      __parentId: "gid://shopify/Product/1",
    };

    expect(parseCatalogLine(JSON.stringify(line))).toEqual({
      kind: "collection",
      collection: { id: 7n, title: "Kitchen", productId: 1n },
    });
  });

  it("passes over media that is no picture", () => {
    const line = { mediaContentType: "VIDEO", __parentId: "gid://shopify/Product/1" };

    expect(parseCatalogLine(JSON.stringify(line))).toEqual({ kind: "other" });
  });

  it("lets a product whose featured media is a film wait for its pictures", () => {
    expect(productOf({ featuredMedia: { mediaContentType: "VIDEO" } })).toMatchObject({
      mainImage: null,
      awaitsImages: true,
    });
  });

  it("takes a picture that Shopify is still processing as none", () => {
    const featuredMedia = { ...PRODUCT.featuredMedia, image: null };

    expect(productOf({ featuredMedia })).toMatchObject({ mainImage: null, awaitsImages: false });
  });

  it("cuts a long description", () => {
    expect(
      productOf({ descriptionHtml: `<p>${"word ".repeat(1000)}</p>` }).description.length,
    ).toBe(1000);
  });

  it("refuses a line that is no product", () => {
    expect(() => parseCatalogLine('{"id":"gid://shopify/Product/1"}')).toThrow();
  });
});

describe("readCatalogLine", () => {
  const BROKEN = { id: "gid://shopify/Odd/1", title: "Summer sale" };

  it("names the product of a line that is not understood", () => {
    const line = JSON.stringify({ ...PRODUCT, vendor: null });

    expect(readCatalogLine(line)).toEqual({
      kind: "unreadable",
      productId: 1n,
      title: "Mug",
      reason: "not-understood",
    });
  });

  it("does not take the title of what belongs to a product for the product's", () => {
    const line = JSON.stringify({ ...BROKEN, __parentId: "gid://shopify/Product/1" });

    expect(readCatalogLine(line)).toEqual({
      kind: "unreadable",
      productId: 1n,
      title: null,
      reason: "incomplete",
    });
  });

  it("knows no product of a line without one", () => {
    expect(readCatalogLine(JSON.stringify(BROKEN))).toMatchObject({
      kind: "unreadable",
      productId: null,
      reason: "not-understood",
    });
  });
});
