import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { catalogWith, product } from "../support/catalog-with";
import { playApp, type PlayedApp } from "../support/play-app";

let app: PlayedApp;

beforeAll(async () => {
  app = await playApp({ catalog: catalogWith(product("Stoneware coffee mug")) });
  await app.install();
  await app.connect();
  await app.startWorker();
});

afterAll(() => app.close());

describe("the automated flow of one product", () => {
  it("makes the guide's calls in the guide's order and stores what they answer", async () => {
    app.sandbox.requests.clear();

    await app.mapAll();

    const calls = app.sandbox.requests.recent.map(({ host, operation }) => `${host} ${operation}`);
    const inOrder = [
      /myshopify.com .*bulkOperationRunQuery/,
      /storage.googleapis.com/,
      /cdn.shopify.com/,
      /images\/upload/,
      /categories\/recommend/,
    ].map((call) => calls.findIndex((made) => call.test(made)));
    expect(inOrder).not.toContain(-1);
    expect(inOrder).toEqual([...inOrder].sort((a, b) => a - b));
    const { database, shop } = await app.context();
    const stored = await database.product.findFirstOrThrow({
      where: { shopId: shop.id },
      include: {
        mappings: true,
        localCategory: true,
        images: { include: { localImage: true, tikTokShopImage: true } },
      },
    });
    expect(stored).toMatchObject({
      title: "Stoneware coffee mug",
      localCategory: { key: "type:Mugs" },
    });
    expect(stored.images).toHaveLength(1);
    expect(stored.images[0]?.localImage.url).toContain("https://cdn.shopify.com/");
    expect(stored.images[0]?.tikTokShopImage?.uri).toMatch(/^tos-/);
    expect(stored.mappings).toMatchObject([
      { status: "recommended", confirmedCategoryId: null, market: "US" },
    ]);
    const category = await database.tikTokShopCategory.findFirstOrThrow({
      where: { id: stored.mappings[0]?.recommendedCategoryId ?? "" },
    });
    expect(category).toMatchObject({ isLeaf: true });
    expect(category.pathNames.at(-1)).toMatch(/mug|cup|drinkware/i);
  });

  it("decides nothing for the local category", async () => {
    const { database, shop } = await app.context();

    expect(await database.categoryMapping.count({ where: { shopId: shop.id } })).toBe(0);
  });
});
