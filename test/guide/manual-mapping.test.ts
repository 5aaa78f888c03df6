import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { recommendForDraft } from "../../app/flows/manual-mapping.server";
import { saveManualProduct } from "../../app/flows/save-manual-product.server";
import { catalogWith } from "../support/catalog-with";
import { dropPicture, manualContext, newDraft, photo, storedDraft } from "../support/manual-flow";
import { playApp, type PlayedApp } from "../support/play-app";

let app: PlayedApp;

beforeAll(async () => {
  app = await playApp({ catalog: catalogWith() });
  await app.install();
  await app.connect();
});

afterAll(() => app.close());

const TITLE = "Stoneware coffee mug";

describe("the manual flow of one product", () => {
  it("makes the guide's calls in the guide's order", async () => {
    const context = await manualContext(app);
    app.sandbox.requests.clear();

    const draft = await newDraft(context, { title: TITLE, productType: "Mugs" });
    await dropPicture(context, draft, { bytes: await photo() });
    const asked = await recommendForDraft(context, draft);
    const categoryId =
      asked.outcome === "answered" && asked.recommendation.outcome === "recommended"
        ? asked.recommendation.leafId
        : null;
    const saved = await saveManualProduct(context, draft.key, categoryId);

    expect(saved).toMatchObject({ outcome: "saved", mapping: "confirmed", mediaProblems: [] });
    const calls = app.sandbox.requests.recent.map(
      ({ host, method, operation }) => `${method} ${host} ${operation}`,
    );
    const inOrder = [
      /myshopify.com .*stagedUploadsCreate/,
      /PUT shopify-staged-uploads/,
      /images\/upload/,
      /categories\/recommend/,
      /myshopify.com .*productCreate/,
    ].map((call) => calls.findIndex((made) => call.test(made)));
    expect(inOrder).not.toContain(-1);
    expect(inOrder).toEqual([...inOrder].sort((a, b) => a - b));
  });

  it("stores the local image with an empty TikTok Shop image before the upload", async () => {
    const context = await manualContext(app);
    const draft = await newDraft(context, { title: TITLE });
    const { database, shop } = context;
    const withoutConnection = { ...context, mapping: null };

    const { imageId, stored } = await dropPicture(withoutConnection, draft, {
      bytes: await photo(),
    });

    expect(stored).toEqual({ outcome: "stored" });
    const row = await database.manualDraftImage.findFirstOrThrow({
      where: { shopId: shop.id, draftKey: draft.key, id: imageId },
      include: { localImage: true },
    });
    expect(row).toMatchObject({ name: "mug.jpg", tikTokShopImageId: null, status: "stored" });
    expect(row.localImage?.url).toMatch(/^https:\/\/shopify-staged-uploads\./);
  });

  it("leaves the product, its pictures and the confirmed mapping as the guide's rows", async () => {
    const context = await manualContext(app);
    const { database, shop } = context;
    const draft = await newDraft(context, { title: TITLE, productType: "Mugs" });
    await dropPicture(context, draft, { bytes: await photo() });
    await recommendForDraft(context, draft);
    const { recommendation } = await storedDraft(context, draft);
    const leafId = recommendation?.outcome === "recommended" ? recommendation.leafId : null;

    const saved = await saveManualProduct(context, draft.key, leafId);

    const productId = saved.outcome === "saved" ? BigInt(saved.productId) : 0n;
    const stored = await database.product.findFirstOrThrow({
      where: { shopId: shop.id, id: productId },
      include: {
        mappings: true,
        localCategory: true,
        images: { include: { localImage: true, tikTokShopImage: true } },
      },
    });
    expect(stored).toMatchObject({ title: TITLE, localCategory: { key: "type:Mugs" } });
    expect(stored.images).toHaveLength(1);
    expect(stored.images[0]?.localImage.url).toContain("https://cdn.shopify.com/");
    expect(stored.images[0]?.tikTokShopImage?.uri).toMatch(/^tos-/);
    expect(stored.mappings).toMatchObject([
      { status: "confirmed", confirmedCategoryId: leafId, decidedBy: "1", market: "US" },
    ]);
    expect(stored.mappings[0]?.askedContentHash).toBe(stored.contentHash);
    const changes = await database.mappingChange.findMany({
      where: { shopId: shop.id, productId },
    });
    expect(changes).toMatchObject([
      {
        actor: "1",
        beforeStatus: "recommended",
        afterStatus: "confirmed",
        afterCategoryId: leafId,
      },
    ]);
  });
});
