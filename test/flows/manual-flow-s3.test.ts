import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { recommendForDraft } from "../../app/flows/manual-mapping.server";
import { removePicture } from "../../app/flows/edit-draft.server";
import { saveManualProduct } from "../../app/flows/save-manual-product.server";
import { catalogWith } from "../support/catalog-with";
import { dropPicture, manualContext, newDraft, photo } from "../support/manual-flow";
import { playApp, type PlayedApp } from "../support/play-app";
import { startS3, type StartedS3 } from "../support/start-s3";

let s3: StartedS3;
let app: PlayedApp;

beforeAll(async () => {
  s3 = await startS3();
  app = await playApp({ catalog: catalogWith(), environment: s3.environment });
  await app.install();
  await app.connect();
});

afterAll(async () => {
  await app.close();
  await s3.close();
});

const TITLE = "Stoneware coffee mug";

describe("with an S3-compatible bucket as the cloud storage", () => {
  it("the browser stores the picture there, the app and Shopify read it from there", async () => {
    const context = await manualContext(app);
    const draft = await newDraft(context, { title: TITLE });
    app.sandbox.requests.clear();

    const { uploadUrl, stored } = await dropPicture(context, draft, { bytes: await photo() });
    const asked = await recommendForDraft(context, draft);
    const saved = await saveManualProduct(context, draft.key, null);

    expect(uploadUrl.startsWith(s3.endpoint)).toBe(true);
    expect(stored).toMatchObject({ outcome: "uploaded" });
    expect(asked).toMatchObject({ outcome: "answered" });
    expect(saved).toMatchObject({ outcome: "saved", mediaProblems: [] });
    expect(app.sandbox.requests.count({ operation: "stagedUploadsCreate" })).toBe(0);
  });

  it.each([
    ["another type", { "Content-Type": "text/html" }, "as long as that"],
    ["another length", { "Content-Type": "image/jpeg" }, "longer than what was announced"],
  ])("a file of %s than announced is refused", async (_what, headers, body) => {
    const context = await manualContext(app);
    const { uploadUrl } = await context.cloudStorage.prepareUpload({
      shop: context.shop.domain,
      draftKey: "draft",
      imageId: "image",
      name: "mug.jpg",
      mimeType: "image/jpeg",
      bytes: "as long as that".length,
    });

    expect((await fetch(uploadUrl, { method: "PUT", headers, body })).status).toBe(403);
  });

  it("what is no picture is refused when the app reads it", async () => {
    const context = await manualContext(app);
    const draft = await newDraft(context, { title: TITLE });

    const { stored } = await dropPicture(context, draft, {
      bytes: new Uint8Array(Buffer.from("%PDF-1.7")),
    });

    expect(stored).toMatchObject({ outcome: "refused", reason: "image-unreadable" });
  });

  it("a picture that is taken back is deleted", async () => {
    const context = await manualContext(app);
    const draft = await newDraft(context, { title: TITLE });
    const { imageId, uploadUrl } = await dropPicture(context, draft, { bytes: await photo() });

    await removePicture(context, draft, imageId);

    const gone = await context.cloudStorage.read?.(uploadUrl.split("?")[0] ?? "", 1_000_000);
    expect(gone).toEqual({ outcome: "unusable", reason: "image-not-found" });
  });
});

describe("sweeping", () => {
  it("deletes drafts that nobody touched for a day, with their files", async () => {
    const { sweepDrafts } = await import("../../app/flows/sweep-drafts.server");
    const { sweepContext } = await import("../../app/context.server");
    const context = await manualContext(app);
    const old = await newDraft(context, { title: "Old" });
    const { uploadUrl } = await dropPicture(context, old, { bytes: await photo() });
    const { database, shop } = context;
    await database.manualDraft.updateMany({
      where: { key: old.key },
      data: { updatedAt: new Date(Date.now() - 25 * 60 * 60 * 1000) },
    });
    const young = await newDraft(context, { title: "Young" });

    await sweepDrafts(sweepContext());

    const left = await database.manualDraft.findMany({ where: { shopId: shop.id } });
    expect(left.map(({ key }) => key)).toContain(young.key);
    expect(left.map(({ key }) => key)).not.toContain(old.key);
    const url = uploadUrl.split("?")[0] ?? "";
    expect(await context.cloudStorage.read?.(url, 1_000_000)).toMatchObject({
      reason: "image-not-found",
    });
    expect(await database.localImage.count({ where: { url } })).toBe(0);
  });

  it("leaves the product that a draft became", async () => {
    const { sweepDrafts } = await import("../../app/flows/sweep-drafts.server");
    const { sweepContext } = await import("../../app/context.server");
    const context = await manualContext(app);
    const draft = await newDraft(context, { title: TITLE });
    await dropPicture(context, draft, { bytes: await photo() });
    const saved = await saveManualProduct(context, draft.key, null);
    const productId = saved.outcome === "saved" ? BigInt(saved.productId) : 0n;

    await sweepDrafts({ ...sweepContext(), now: () => new Date(Date.now() + 48 * 3_600_000) });

    const { database, shop } = context;
    const images = await database.productImage.findMany({
      where: { shopId: shop.id, productId },
      include: { localImage: true, tikTokShopImage: true },
    });
    expect(images).toMatchObject([
      { localImage: { sha256: expect.any(String) }, tikTokShopImage: { uri: expect.any(String) } },
    ]);
  });

  it("is a job of every hour", async () => {
    const { sweepDraftsJob } = await import("../../app/jobs/catalog");

    expect(sweepDraftsJob.schedule).toBe("41 * * * *");
  });
});
