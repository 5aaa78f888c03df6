import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import {
  draftOf,
  preparePicture,
  recommendForDraft,
  storePicture,
} from "../../app/flows/manual-mapping.server";
import { saveManualProduct, useForLocalCategory } from "../../app/flows/save-manual-product.server";
import type { ManualContext } from "../../app/flows/context";
import { claimCreation } from "../../app/tables/manual-drafts.server";
import { catalogWith, product } from "../support/catalog-with";
import { dropPicture, manualContext, newDraft, photo, storedDraft } from "../support/manual-flow";
import { playApp, type PlayedApp } from "../support/play-app";

let app: PlayedApp;
let context: ManualContext;

beforeAll(async () => {
  app = await playApp({ catalog: catalogWith(product("Linen apron")) });
  await app.install();
  await app.connect();
});

afterAll(() => app.close());

beforeEach(async () => {
  app.sandbox.requests.clear();
  context = await manualContext(app);
});

const TITLE = "Stoneware coffee mug";
const UPLOAD = { operation: "/product/202309/images/upload" };
/** How often the client tries an upload. */
const TRIES = 5;
const RECOMMEND = { operation: "/product/202309/categories/recommend" };

function productsInShopify(): number {
  return [...app.sandbox.shopify.shop().products.upwards()].filter(({ title }) => title === TITLE)
    .length;
}

describe("a product that is saved again", () => {
  it("is created once although the answer to its creation was lost", async () => {
    const before = productsInShopify();
    const draft = await newDraft(context, { title: TITLE });
    app.sandbox.nextAnswer({ operation: "productCreate" }, { hangUp: true, isCarriedOut: true });

    const saved = await saveManualProduct(context, draft.key, null);

    expect(saved).toMatchObject({ outcome: "saved", mapping: "open" });
    expect(productsInShopify()).toBe(before + 1);
  });

  it("is created once when two requests save it at the same time", async () => {
    const before = productsInShopify();
    const draft = await newDraft(context, { title: TITLE });
    app.sandbox.nextAnswer({ operation: "productCreate" }, { delayMs: 300 });

    const saved = await Promise.all([
      saveManualProduct(context, draft.key, null),
      saveManualProduct(context, draft.key, null),
    ]);

    expect(saved).toMatchObject([{ outcome: "saved" }, { outcome: "saved" }]);
    expect(app.sandbox.requests.count({ operation: "productCreate" })).toBe(1);
    expect(productsInShopify()).toBe(before + 1);
  });

  it("is created by a later request where the one that created it was killed", async () => {
    const before = productsInShopify();
    const draft = await newDraft(context, { title: TITLE });
    const longAgo = new Date(Date.now() - 10 * 60_000);
    await claimCreation(context.database, draft, longAgo);

    expect(await saveManualProduct(context, draft.key, null)).toMatchObject({ outcome: "saved" });
    expect(productsInShopify()).toBe(before + 1);
  });

  it("is finished where a later step failed, and keeps what Shopify accepted", async () => {
    const before = productsInShopify();
    const draft = await newDraft(context, { title: TITLE, price: "12.50" });
    app.sandbox.nextAnswer({ operation: "productVariantsBulkUpdate" }, { status: 402 });

    await expect(saveManualProduct(context, draft.key, null)).rejects.toThrow("Shopify");
    const between = await storedDraft(context, draft);
    await newDraft(context, { title: "Another title" }, draft.key);
    const saved = await saveManualProduct(context, draft.key, null);

    expect(between).toMatchObject({ step: "created", productId: expect.any(BigInt) });
    expect(saved).toMatchObject({ outcome: "saved", productId: String(between.productId) });
    expect(productsInShopify()).toBe(before + 1);
    expect(app.sandbox.shopify.shop().products.get(Number(between.productId))).toMatchObject({
      title: TITLE,
      priceCents: 1250,
    });
  });

  it("gets the handle that Shopify would have given it", async () => {
    const draft = await newDraft(context, { title: "Crème brûlée dish" });

    const saved = await saveManualProduct(context, draft.key, null);

    const id = saved.outcome === "saved" ? Number(saved.productId) : 0;
    expect(app.sandbox.shopify.shop().products.get(id)?.handle).toBe("creme-brulee-dish");
  });
});

describe("a picture that is sent again", () => {
  it("goes to the same place and is uploaded to TikTok Shop once", async () => {
    const draft = await newDraft(context, { title: TITLE });
    const bytes = await photo();
    const imageId = randomUUID();

    const first = await dropPicture(context, draft, { bytes, imageId });
    const second = await dropPicture(context, draft, { bytes, imageId });

    expect(second).toEqual(first);
    expect(app.sandbox.requests.count(UPLOAD)).toBe(1);
  });

  it("is uploaded once when two requests hand it over at the same time", async () => {
    const draft = await newDraft(context, { title: TITLE });
    const handedOver = await photo();
    const imageId = randomUUID();
    await preparePicture(context, draft, {
      imageId,
      name: "mug.jpg",
      mimeType: "image/jpeg",
      bytes: handedOver.length,
      isAnew: false,
    });

    const stored = await Promise.all([
      storePicture(context, draft, { imageId, handedOver }),
      storePicture(context, draft, { imageId, handedOver }),
    ]);

    expect(stored).toMatchObject([{ outcome: "uploaded" }, { outcome: "uploaded" }]);
    expect(app.sandbox.requests.count(UPLOAD)).toBe(1);
  });

  it("is uploaded by a later request where TikTok Shop was not there", async () => {
    const draft = await newDraft(context, { title: TITLE });
    const bytes = await photo();
    const imageId = randomUUID();
    app.sandbox.nextAnswer(UPLOAD, { status: 500 }, TRIES);

    await expect(dropPicture(context, draft, { bytes, imageId })).rejects.toThrow("TikTok Shop");
    const { stored } = await dropPicture(context, draft, { bytes, imageId });

    expect(stored).toMatchObject({ outcome: "uploaded" });
  });
});

describe("the recommendation", () => {
  it("is asked for once per title and picture", async () => {
    const draft = await newDraft(context, { title: TITLE });
    await dropPicture(context, draft, { bytes: await photo() });

    const first = await recommendForDraft(context, await storedDraft(context, draft));
    const second = await recommendForDraft(context, await storedDraft(context, draft));
    const retitled = await newDraft(context, { title: "Linen apron" }, draft.key);
    const third = await recommendForDraft(context, retitled);

    expect(second).toEqual(first);
    expect(third).toMatchObject({ outcome: "answered" });
    expect(third).not.toEqual(first);
    expect(app.sandbox.requests.count(RECOMMEND)).toBe(2);
  });

  it("is asked for once where a request read the draft before another had its answer", async () => {
    const draft = await newDraft(context, { title: TITLE });
    await dropPicture(context, draft, { bytes: await photo() });

    const first = await recommendForDraft(context, draft);
    const late = await recommendForDraft(context, draft);

    expect(late).toEqual(first);
    expect(app.sandbox.requests.count(RECOMMEND)).toBe(1);
  });

  it("is never asked for twice at a time", async () => {
    const draft = await newDraft(context, { title: TITLE });
    await dropPicture(context, draft, { bytes: await photo() });
    app.sandbox.nextAnswer(RECOMMEND, { delayMs: 300 });

    const answers = await Promise.all([
      recommendForDraft(context, draft),
      recommendForDraft(context, draft),
    ]);

    expect(answers.map(({ outcome }) => outcome).sort()).toEqual(["answered", "busy"]);
    expect(app.sandbox.requests.count(RECOMMEND)).toBe(1);
  });

  it("waits for a title and for a picture", async () => {
    const draft = await newDraft(context);
    const untitled = await recommendForDraft(context, draft);
    const titled = await newDraft(context, { title: TITLE }, draft.key);

    expect(untitled).toEqual({ outcome: "waits-for", what: "title" });
    expect(await recommendForDraft(context, titled)).toEqual({
      outcome: "waits-for",
      what: "picture",
    });
  });

  it("adds a category that the stored tree lacks", async () => {
    const { database } = context;
    await database.tikTokShopCategory.deleteMany({});
    const draft = await newDraft(context, { title: TITLE });
    await dropPicture(context, draft, { bytes: await photo() });

    const asked = await recommendForDraft(context, draft);

    const leaf = await database.tikTokShopCategory.findFirst({ where: { isLeaf: true } });
    expect(asked).toMatchObject({ recommendation: { leafId: leaf?.id } });
    expect(leaf).toMatchObject({ source: "recommendation", name: "Coffee Mugs" });
  });
});

describe("a confirmed category", () => {
  it("can be used for the whole local category", async () => {
    const { database, shop } = context;
    const draft = await newDraft(context, { title: TITLE, productType: "Mugs" });
    await dropPicture(context, draft, { bytes: await photo() });
    const asked = await recommendForDraft(context, draft);
    const leafId =
      asked.outcome === "answered" && asked.recommendation.outcome === "recommended"
        ? asked.recommendation.leafId
        : null;
    await saveManualProduct(context, draft.key, leafId);

    const isDecided = await useForLocalCategory(context, draft.key);

    expect(isDecided).toBe(true);
    expect(
      await database.categoryMapping.findMany({
        where: { shopId: shop.id, localCategory: { key: "type:Mugs" } },
      }),
    ).toMatchObject([{ tikTokShopCategoryId: leafId, decidedBy: "1" }]);
  });

  it("has to be a leaf of the stored tree", async () => {
    const draft = await newDraft(context, { title: TITLE });

    expect(await saveManualProduct(context, draft.key, "1")).toEqual({
      outcome: "unknown-category",
    });
    expect(await storedDraft(context, draft)).toMatchObject({ step: "draft" });
  });
});

describe("a draft", () => {
  it("is its user's alone", async () => {
    const draft = await newDraft(context, { title: TITLE });
    const colleague = await manualContext(app, "2");

    expect(await draftOf(colleague, draft.key)).toBeNull();
    await expect(newDraft(colleague, { title: "Mine" }, draft.key)).rejects.toThrow("another user");
    expect(await storedDraft(context, draft)).toMatchObject({ fields: { title: TITLE } });
  });
});
