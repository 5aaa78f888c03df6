import { setTimeout as sleep } from "node:timers/promises";
import {
  claimImage,
  releaseImage,
  storeUploadedImage,
} from "../../tables/tiktok-shop-images.server";
import { RequestRefused } from "../../tiktok-shop/errors";
import { uploadProductImage } from "../../tiktok-shop/upload-product-image.server";
import type { MappingContext } from "../context";

export interface LocalImageBytes {
  localImageId: bigint;
  bytes: Blob;
  sha256: string;
  /** The job that uploads. */
  claimedBy: string;
}

export type TikTokShopImageOutcome =
  | { outcome: "uploaded" | "known"; tikTokShopImageId: bigint; uri: string }
  | { outcome: "refused"; detail: string };

const LOOK_AGAIN_MS = 250;

/**
 * Guide steps 5 to 9 (manual 10 to 14): the picture is uploaded and its `uri` and `url` are stored.
 * The same bytes are uploaded once per seller, whoever comes first; the others wait for it.
 */
export async function uploadTikTokShopImage(
  context: MappingContext,
  image: LocalImageBytes,
): Promise<TikTokShopImageOutcome> {
  const { database, shop, seller } = context;
  for (;;) {
    const claim = await claimImage(database, {
      shopId: shop.id,
      sellerId: seller.sellerId,
      ...image,
    });
    if (claim.claim === "uploaded") return { outcome: "known", ...claim };
    if (claim.claim === "mine") return upload(context, claim.tikTokShopImageId, image.bytes);
    await sleep(LOOK_AGAIN_MS);
  }
}

async function upload(
  context: MappingContext,
  id: bigint,
  bytes: Blob,
): Promise<TikTokShopImageOutcome> {
  const { database, shop, tikTokShop } = context;
  try {
    const uploaded = await context.asSeller((caller) =>
      uploadProductImage(tikTokShop, caller, bytes),
    );
    await storeUploadedImage(database, shop.id, { id, ...uploaded });
    return { outcome: "uploaded", tikTokShopImageId: id, uri: uploaded.uri };
  } catch (error) {
    await releaseImage(database, shop.id, id);
    if (error instanceof RequestRefused) return { outcome: "refused", detail: error.detail };
    throw error;
  }
}
