import sharp from "sharp";
import { beforeEach, describe, expect, it } from "vitest";
import { drawPicture, type CatalogImage } from "../../sandbox/catalog/catalog";
import { createTikTokShop, type SimulatedTikTokShop } from "../../sandbox/tiktok-shop/tiktok-shop";
import { callSimulatedTikTokShop, TIKTOK_APP } from "../support/call-simulated-tiktok-shop";

let shop: SimulatedTikTokShop;

beforeEach(() => {
  shop = createTikTokShop(TIKTOK_APP);
});

const picture = (more: Partial<CatalogImage> = {}) =>
  drawPicture({ seed: "base/mug/1", fileName: "a.jpg", alt: "", width: 600, height: 400, ...more });

function upload(bytes: Buffer | null, fields: Record<string, string> = { use_case: "MAIN_IMAGE" }) {
  const { accessToken } = shop.store.authorizations.issueTokens(shop.store.seller("maple"));
  const form = new FormData();
  if (bytes) form.set("data", new Blob([new Uint8Array(bytes)]), "picture.jpg");
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return callSimulatedTikTokShop(shop, "/product/202309/images/upload", { accessToken, form });
}

describe("an uploaded picture", () => {
  it("gets a URI, a URL and its size", async () => {
    const { code, data } = await upload(await picture());

    expect(code).toBe(0);
    expect(data).toMatchObject({ width: 600, height: 400, use_case: "MAIN_IMAGE" });
    expect(data["uri"]).toMatch(/^tos-maliva-i-o3syd03w52-us\/[0-9a-f]+$/);
    expect(shop.store.uploads.knows(String(data["uri"]))).toBe(true);
  });

  it("is known by its bytes, so that a second upload is seen", async () => {
    const [one, other] = [await picture(), await picture({ seed: "base/mug/2" })];
    await upload(one);
    await upload(other);
    await upload(one);

    expect(shop.store.uploads.count).toBe(3);
    expect(shop.store.uploads.distinctPictures).toBe(2);
    expect(shop.store.uploads.repeated()).toHaveLength(1);
    expect(shop.store.uploads.timesUploaded(one)).toBe(2);
  });

  it.each(["png", "webp"] as const)("may be a %s", async (format) => {
    const bytes = await sharp(await picture())
      .toFormat(format)
      .toBuffer();

    expect((await upload(bytes)).code).toBe(0);
  });
});

describe("an upload is refused", () => {
  it("without a file", async () => {
    expect((await upload(null)).code).toBe(12038002);
  });

  it("with an unknown use case", async () => {
    expect((await upload(await picture(), { use_case: "POSTER" })).code).toBe(98001004);
  });

  it("when it is no picture, or a truncated one", async () => {
    expect((await upload(Buffer.from("not a picture"))).code).toBe(12038004);
    expect((await upload(await picture({ kind: "broken" }))).code).toBe(12038004);
  });

  it("when the picture is tiny", async () => {
    expect((await upload(await picture({ kind: "tiny" }))).code).toBe(12052301);
  });

  it("when the file has more than 10 MB", async () => {
    expect(await upload(await picture({ kind: "huge" }))).toMatchObject({
      status: 413,
      code: 36009021,
    });
  });

  it("in a format that is not taken", async () => {
    const gif = await sharp(await picture())
      .gif()
      .toBuffer();

    expect((await upload(gif)).code).toBe(12038015);
  });

  it("as JSON", async () => {
    const { accessToken } = shop.store.authorizations.issueTokens(shop.store.seller("maple"));

    const answer = await callSimulatedTikTokShop(shop, "/product/202309/images/upload", {
      accessToken,
      json: { data: "" },
    });

    expect(answer.code).toBe(36009023);
  });
});
