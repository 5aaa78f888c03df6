import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { catalogWith, picture, product } from "../support/catalog-with";
import { playApp, type PlayedApp } from "../support/play-app";

const LONG_TITLE = `Stoneware coffee mug ${"with a handle ".repeat(40)}`;
const SHARED = picture("shared");

let app: PlayedApp;

beforeAll(async () => {
  app = await playApp({
    catalog: catalogWith(
      product("Mug without picture", { images: [] }),
      product("Mug with a tiny picture", { images: [picture("tiny", { kind: "tiny" })] }),
      product("Mug with a broken picture", { images: [picture("broken", { kind: "broken" })] }),
      product("Mug with a huge picture", { images: [picture("huge", { kind: "huge" })] }),
      product("Xq7", { descriptionHtml: "", productType: "" }),
      product(LONG_TITLE, { handle: "long" }),
      product("First mug of a set", { images: [SHARED] }),
      product("Second mug of a set", { images: [SHARED] }),
    ),
  });
  await app.install();
  await app.connect();
  await app.startWorker();
  await app.mapAll();
});

afterAll(() => app.close());

async function mappingOf(title: string) {
  const { database } = await app.context();
  return database.productMapping.findFirstOrThrow({ where: { title } });
}

describe("a product with a problem", () => {
  it.each([
    ["Mug without picture", "needs-image"],
    ["Mug with a tiny picture", "image-too-small"],
    ["Xq7", "no-recommendation"],
  ])("%s needs attention: %s", async (title, reason) => {
    expect(await mappingOf(title)).toMatchObject({ status: "needs-attention", reason });
  });

  it("with a broken picture says that the picture is the problem", async () => {
    const { reason } = await mappingOf("Mug with a broken picture");

    expect(["image-unreadable", "image-refused"]).toContain(reason);
  });

  it("with a huge picture says that the picture is the problem", async () => {
    const { reason } = await mappingOf("Mug with a huge picture");

    expect(["image-too-large", "image-refused"]).toContain(reason);
  });

  it("has a long title cut, not refused", async () => {
    expect(await mappingOf(LONG_TITLE)).toMatchObject({ status: "recommended" });
  });

  it("shares its picture's upload with the other products that have it", async () => {
    const { database } = await app.context();
    const images = await database.productImage.findMany({
      where: { product: { title: { endsWith: "of a set" } } },
    });

    expect(images).toHaveLength(2);
    expect(images[0]?.tikTokShopImageId).not.toBeNull();
    expect(images[0]?.tikTokShopImageId).toBe(images[1]?.tikTokShopImageId);
    expect(app.sandbox.tikTokShop.uploads.repeated()).toEqual([]);
  });

  it("is asked with its title alone where the shop allows it", async () => {
    const { storeShopSettings } = await import("../../app/tables/shop-settings.server");
    const { database, shop } = await app.context();
    await storeShopSettings(database, shop.id, { allowTitleOnly: true });
    app.sandbox.shopify.createProduct({ title: "Porcelain teapot", images: [] });

    await app.mapAll();

    expect(await mappingOf("Porcelain teapot")).toMatchObject({ status: "recommended" });
  });
});
