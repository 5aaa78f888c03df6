import { afterAll, beforeAll, describe, expect, it } from "vitest";
import sharp from "sharp";
import { recommendForDraft } from "../../app/flows/manual-mapping.server";
import { saveManualProduct } from "../../app/flows/save-manual-product.server";
import { catalogWith } from "../support/catalog-with";
import { dropPicture, manualContext, newDraft, photo } from "../support/manual-flow";
import { playApp, type PlayedApp } from "../support/play-app";

let app: PlayedApp;

beforeAll(async () => {
  app = await playApp({ catalog: catalogWith() });
  await app.install();
  await app.connect();
});

afterAll(() => app.close());

const TITLE = "Stoneware coffee mug";
const UPLOAD = "/product/202309/images/upload";

describe("a picture is refused on the server", () => {
  it.each([
    [
      "another type under a right name",
      () => Promise.resolve(bytesOf("%PDF-1.7 no picture")),
      "image-unreadable",
    ],
    ["a GIF under a right name", () => drawn(800, 800, "gif"), "image-unreadable"],
    ["a picture of 200 pixels", () => drawn(200, 900, "jpeg"), "image-too-small"],
    ["more than 20 megapixels", () => drawn(5_000, 4_100, "png"), "image-too-large"],
    ["more than 10 MB", tooManyBytes, "image-too-large"],
  ])("%s", async (_what, bytes, reason) => {
    const context = await manualContext(app);
    const draft = await newDraft(context, { title: TITLE });
    app.sandbox.requests.clear();

    const { stored } = await dropPicture(context, draft, { bytes: await bytes() });
    const saved = await saveManualProduct(context, draft.key, null);

    expect(stored).toEqual({ outcome: "refused", reason, detail: null });
    expect(app.sandbox.requests.count({ operation: UPLOAD })).toBe(0);
    expect(saved).toMatchObject({ outcome: "saved", mediaProblems: [] });
  });

  it("another one stands for the product where TikTok Shop refuses the first", async () => {
    const context = await manualContext(app);
    const draft = await newDraft(context, { title: TITLE });
    const refusal = { code: 12038005, message: "The image is not a product.", request_id: "r1" };
    app.sandbox.nextAnswer({ operation: UPLOAD }, { body: refusal });

    const first = await dropPicture(context, draft, { bytes: await photo() });
    const without = await recommendForDraft(context, draft);
    await dropPicture(context, draft, { bytes: await photo() });
    const withSecond = await recommendForDraft(context, draft);
    const saved = await saveManualProduct(context, draft.key, null);

    expect(first.stored).toEqual({
      outcome: "refused",
      reason: "image-refused",
      detail: "The image is not a product.",
    });
    expect(without).toEqual({ outcome: "waits-for", what: "picture" });
    expect(withSecond).toMatchObject({ outcome: "answered" });
    const id = saved.outcome === "saved" ? Number(saved.productId) : 0;
    expect(app.sandbox.shopify.shop().products.get(id)?.media).toHaveLength(2);
  });

  it("a tenth picture is one too many", async () => {
    const context = await manualContext(app);
    const draft = await newDraft(context, { title: TITLE });
    const bytes = await photo();
    for (let number = 1; number <= 9; number += 1) await dropPicture(context, draft, { bytes });

    await expect(dropPicture(context, draft, { bytes })).rejects.toThrow("too-many");
  });
});

describe("Shopify refuses", () => {
  it("a product: nothing is created, and the form can be changed", async () => {
    const context = await manualContext(app);
    const category = { id: "gid://shopify/TaxonomyCategory/xx-1", name: "X", fullName: "X" };
    const draft = await newDraft(context, { title: TITLE, category });

    const refused = await saveManualProduct(context, draft.key, null);
    await newDraft(context, { title: TITLE, category: null }, draft.key);
    const saved = await saveManualProduct(context, draft.key, null);

    expect(refused).toEqual({
      outcome: "refused",
      problems: [{ field: "category", message: "Category is invalid" }],
    });
    expect(saved).toMatchObject({ outcome: "saved" });
  });

  it("a product without a title before anything is asked", async () => {
    const context = await manualContext(app);
    const draft = await newDraft(context, { title: "  " });

    expect(await saveManualProduct(context, draft.key, null)).toEqual({ outcome: "no-title" });
  });

  it("media: the product stays, and each picture's error is told", async () => {
    const context = await manualContext(app);
    const draft = await newDraft(context, { title: TITLE });
    const { uploadUrl } = await dropPicture(context, draft, {
      bytes: await photo(),
      name: "a.jpg",
    });
    const headers = { "Content-Type": "image/jpeg" };
    await fetch(uploadUrl, { method: "PUT", headers, body: "damaged on its way" });
    await dropPicture(context, draft, { bytes: await photo(), name: "b.jpg" });

    const saved = await saveManualProduct(context, draft.key, null);

    expect(saved).toMatchObject({
      outcome: "saved",
      mediaProblems: [{ name: "a.jpg", code: "UNSUPPORTED_IMAGE_FILE_TYPE" }],
    });
    const { database, shop } = context;
    const productId = saved.outcome === "saved" ? BigInt(saved.productId) : 0n;
    const images = await database.productImage.findMany({ where: { shopId: shop.id, productId } });
    expect(images).toMatchObject([{ name: expect.stringContaining("b.jpg") }]);
  });
});

describe("without a connection", () => {
  it("the picture is stored, the recommendation waits, and the product is saved unmapped", async () => {
    const context = { ...(await manualContext(app)), mapping: null };
    const draft = await newDraft(context, { title: TITLE });

    const { stored } = await dropPicture(context, draft, { bytes: await photo() });
    const asked = await recommendForDraft(context, draft);
    const saved = await saveManualProduct(context, draft.key, null);

    expect(stored).toEqual({ outcome: "stored" });
    expect(asked).toEqual({ outcome: "waits-for", what: "connection" });
    expect(saved).toMatchObject({ outcome: "saved", mapping: "no-connection" });
  });
});

async function drawn(width: number, height: number, format: "gif" | "jpeg" | "png") {
  const background = { r: 200, g: 120, b: 40 };
  const picture = sharp({ create: { width, height, channels: 3, background } }).toFormat(format);
  return new Uint8Array(await picture.toBuffer());
}

function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.from(text));
}

/** A good picture with a long tail. */
async function tooManyBytes(): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = new Uint8Array(10 * 1024 * 1024 + 1);
  bytes.set(await photo());
  return bytes;
}
