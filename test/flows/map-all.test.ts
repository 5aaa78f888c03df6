import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type CatalogImage, sampleCatalog } from "../../sandbox/catalog/catalog";
import { product } from "../support/catalog-with";
import { playApp, type PlayedApp } from "../support/play-app";

const UPLOAD = "POST /product/202309/images/upload";
const RECOMMEND = "POST /product/202309/categories/recommend";
const sample = sampleCatalog();
/** Its pictures are drawn for each upload: small ones are drawn sooner. */
const catalog = {
  size: sample.size,
  at(index: number) {
    const found = sample.at(index);
    return { ...found, images: found.images.map(smaller) };
  },
};

/** In its proportions, with no side below 400 pixels that was above. */
function smaller(image: CatalogImage): CatalogImage {
  const scale = Math.min(1, 400 / Math.min(image.width, image.height));
  const [width, height] = [Math.round(image.width * scale), Math.round(image.height * scale)];
  return { ...image, width, height };
}

let app: PlayedApp;

beforeAll(async () => {
  app = await playApp({ catalog });
  await app.install();
  await app.connect();
  await app.startWorker();
  await app.mapAll();
});

/** What the test before confirmed is undecided again; whatever it changed in the shop is mapped. */
beforeEach(async () => {
  const { database, shop } = await app.context();
  await database.productMapping.updateMany({
    where: { shopId: shop.id, status: "confirmed" },
    data: { status: "recommended", confirmedCategoryId: null },
  });
});

afterAll(() => app.close());

async function counts() {
  const { countMappings } = await import("../../app/tables/product-mappings.server");
  const { database, shop } = await app.context();
  return countMappings(database, shop.id, "US");
}

describe("mapping all products of the sample shop", () => {
  it("accounts for every product", async () => {
    const { products, recommended, needsImage, noRecommendation, failed } = await counts();

    expect(products).toBe(catalog.size);
    expect(recommended + needsImage + noRecommendation + failed).toBe(products);
    expect(recommended).toBeGreaterThan(products * 0.8);
  });

  it("counts products without a picture as needing one", async () => {
    const withoutPicture = Array.from({ length: catalog.size }, (_, index) =>
      catalog.at(index),
    ).filter(({ images }) => images.length === 0);

    expect((await counts()).needsImage).toBe(withoutPicture.length);
  });

  it("uploads each picture once, also where products share it", () => {
    expect(app.sandbox.tikTokShop.uploads.repeated()).toEqual([]);
    expect(app.sandbox.tikTokShop.uploads.count).toBeLessThan(catalog.size);
  });

  it("asks and uploads nothing again when nothing changed", async () => {
    const { calls } = app.sandbox.tikTokShop;
    const before = [calls.count(UPLOAD), calls.count(RECOMMEND)];

    const run = await app.mapAll();

    expect([calls.count(UPLOAD), calls.count(RECOMMEND)]).toEqual(before);
    expect(run.progress).toMatchObject({
      productsRead: catalog.size,
      recommendCalls: 0,
      imagesUploaded: 0,
    });
    expect(run.progress.productsDone).toBe(catalog.size);
  });

  it("asks again only for the product whose title changed", async () => {
    const { calls } = app.sandbox.tikTokShop;
    const asked = calls.count(RECOMMEND);
    const { database, shop } = await app.context();
    const mapped = await database.productMapping.findFirstOrThrow({
      where: { shopId: shop.id, status: "recommended" },
    });
    app.sandbox.shopify.updateProduct(Number(mapped.productId), { title: "Leather dog collar" });

    await app.mapAll();

    expect(calls.count(RECOMMEND)).toBe(asked + 1);
    const after = await database.productMapping.findFirstOrThrow({
      where: { productId: mapped.productId },
    });
    expect(after.title).toBe("Leather dog collar");
  });

  it("leaves a confirmed mapping confirmed when TikTok Shop says something else later", async () => {
    const { database, shop } = await app.context();
    const mapped = await database.productMapping.findFirstOrThrow({
      where: { shopId: shop.id, status: "recommended" },
    });
    await database.productMapping.updateMany({
      where: { shopId: shop.id, productId: mapped.productId },
      data: { status: "confirmed", confirmedCategoryId: mapped.recommendedCategoryId },
    });
    app.sandbox.shopify.updateProduct(Number(mapped.productId), {
      title: "Solid oak dining table",
    });

    await app.mapAll();

    const after = await database.productMapping.findFirstOrThrow({
      where: { productId: mapped.productId },
    });
    expect(after).toMatchObject({
      status: "confirmed",
      confirmedCategoryId: mapped.recommendedCategoryId,
    });
    expect(after.recommendedCategoryId).not.toBe(mapped.recommendedCategoryId);
  });

  it("forgets products that the shop deleted", async () => {
    const { database, shop } = await app.context();
    const { id } = app.sandbox.shopify.createProduct(product("Coffee mug"));
    const gone = { shopId: shop.id, productId: BigInt(id) };
    await app.mapAll();
    const before = await database.productMapping.count({ where: gone });
    app.sandbox.shopify.deleteProduct(id);

    await app.mapAll();

    expect(before).toBe(1);
    expect(await database.product.count({ where: { shopId: shop.id } })).toBe(catalog.size);
    expect(await database.productMapping.count({ where: gone })).toBe(0);
  });
});
