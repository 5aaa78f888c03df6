import { createHash } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { catalogWith, picture, product } from "../support/catalog-with";
import { playApp, type PlayedApp } from "../support/play-app";

const UPLOAD = { host: /tiktokglobalshop/, path: /images\/upload/ };
const UPLOADED = { operation: /images\/upload/ };
const WAIT = { timeout: 60_000 };
const REFUSED = {
  body: { code: 12038004, message: "Failed to process the image.", request_id: "r" },
};

let app: PlayedApp;
let pictures = 0;

beforeAll(async () => {
  app = await playApp({ catalog: catalogWith(product("Coffee mug")) });
  await app.install();
  await app.connect();
});

afterAll(() => app.close());

/** A picture that the shop has and nobody uploaded yet. */
async function newPicture() {
  const { database, shop } = await app.context();
  const { drawPicture } = await import("../../sandbox/catalog/catalog");
  pictures += 1;
  const bytes = new Uint8Array(await drawPicture(picture(`late-${pictures}`)));
  const url = `https://cdn.shopify.com/late-${pictures}.jpg`;
  const { id } = await database.localImage.create({ data: { shopId: shop.id, url } });
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  return { localImageId: id, sha256, bytes: new Blob([bytes]) };
}

/** Begins an upload that waits for its answer, and lets another take its claim over. */
async function overtaken(claimedBy: { first: string; second: string }, answer?: object) {
  const context = await app.mappingContext();
  const { uploadTikTokShopImage } =
    await import("../../app/flows/steps/4-upload-tiktok-shop-image.server");
  const { claimImage } = await import("../../app/tables/tiktok-shop-images.server");
  const { database, shop, seller } = context;
  const image = await newPicture();
  app.sandbox.requests.clear();
  const release = app.sandbox.hold(UPLOAD);
  if (answer) app.sandbox.nextAnswer(UPLOAD, answer);
  const late = uploadTikTokShopImage(context, { ...image, claimedBy: claimedBy.first });
  const rowNow = () =>
    database.tikTokShopImage.findUnique({
      where: {
        shopId_sellerId_sha256: {
          shopId: shop.id,
          sellerId: seller.sellerId,
          sha256: image.sha256,
        },
      },
    });
  await vi.waitFor(async () => expect(await rowNow()).not.toBeNull(), WAIT);
  await database.$executeRaw`UPDATE tiktok_shop_image SET claimed_until = now() - interval '1 second'`;
  const claim = await claimImage(database, {
    shopId: shop.id,
    sellerId: seller.sellerId,
    ...image,
    claimedBy: claimedBy.second,
  });
  if (claim.claim !== "mine") throw new Error(`The claim is ${claim.claim}`);
  return { late, release, held: claim.held, rowNow, database, shop };
}

describe.each([
  ["another job", { first: "run-1-product-1", second: "run-1-product-2" }, "known"],
  // Whichever go of the job comes to its end counts the upload.
  [
    "the same job, begun again",
    { first: "run-2-product-1", second: "run-2-product-1" },
    "uploaded",
  ],
])("an upload whose claim was taken over by %s", (_who, claimedBy, taken) => {
  it("leaves the row alone when it is refused", async () => {
    const { late, release, held, rowNow } = await overtaken(claimedBy, REFUSED);

    release();
    const outcome = await late;

    expect(outcome).toMatchObject({ outcome: "refused" });
    expect(await rowNow()).toMatchObject({ id: held.tikTokShopImageId, uri: null });
  });

  it("takes the picture that the other uploaded", async () => {
    const { late, release, held, rowNow, database, shop } = await overtaken(claimedBy);
    const { storeUploadedImage } = await import("../../app/tables/tiktok-shop-images.server");
    const theirs = { shopId: shop.id, uri: "theirs", url: "https://example.com/theirs" };

    release();
    await vi.waitFor(() => expect(app.sandbox.requests.count(UPLOADED)).toBe(1), WAIT);
    const isStored = await storeUploadedImage(database, held, theirs);
    const outcome = await late;

    expect(isStored).toBe(true);
    expect(outcome).toMatchObject({ outcome: taken, uri: "theirs" });
    expect(await rowNow()).toMatchObject({ uri: "theirs" });
  });
});

it("a picture that was forgotten meanwhile is not linked, and its batch does not fail", async () => {
  const { linkImages } = await import("../../app/tables/tiktok-shop-images.server");
  const { database, shop } = await app.context();
  await app.startWorker();
  await app.mapAll();
  const linked = await database.productImage.findFirstOrThrow();
  const { productId, mediaId } = linked;
  type Link = Parameters<typeof linkImages>[2][number];

  await linkImages(database, shop.id, [
    { productId: productId as Link["productId"], mediaId, tikTokShopImageId: 999_999n },
  ]);

  expect(await database.productImage.findFirstOrThrow()).toEqual(linked);
});
