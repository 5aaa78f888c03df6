import type { CloudStorage } from "../../domain/cloud-storage";
import { NEW_PICTURE_LIMITS } from "../../domain/image-limits";
import type { ShopContext } from "../context";
import { checkedImage, fetchImage, type FetchedImage } from "../../shopify/fetch-image.server";

/** Guide step 4 (manual 9): the picture's bytes, or why they are of no use. */
export function fetchLocalImage(
  { shopify }: ShopContext,
  localImageUrl: string,
): Promise<FetchedImage> {
  return fetchImage(localImageUrl, shopify.firstRetryMs);
}

/**
 * Manual step 9 for a picture in the cloud storage. Where the storage lets nobody read, the browser hands the bytes
 * over with the request, and they are the picture.
 */
export async function fetchStoredImage(
  { read }: CloudStorage,
  localImageUrl: string,
  handedOver: Uint8Array<ArrayBuffer> | null,
): Promise<FetchedImage> {
  if (!read) {
    return handedOver
      ? checkedImage(handedOver, NEW_PICTURE_LIMITS)
      : { outcome: "unusable", reason: "image-not-found" };
  }
  const stored = await read(localImageUrl, NEW_PICTURE_LIMITS.maxBytes);
  return stored.outcome === "read" ? checkedImage(stored.bytes, NEW_PICTURE_LIMITS) : stored;
}
