import type { AttentionReason } from "../domain/attention-reason";
import type { FetchedImage } from "../shopify/fetch-image.server";
import type { MappingContext } from "./context";
import { uploadTikTokShopImage } from "./steps/4-upload-tiktok-shop-image.server";

/** A local image and what is known of it at TikTok Shop. */
interface KnownImage {
  localImageId: bigint;
  tikTokShopImageId: bigint | null;
  tikTokShopImageUri: string | null;
  uploadedBy?: string | null;
}

export type TikTokShopImage =
  | {
      outcome: "ready";
      tikTokShopImageId: bigint;
      uri: string;
      isFetchedNow: boolean;
      isUploadedNow: boolean;
    }
  | { outcome: "missing"; reason: AttentionReason; detail: string | null; refusalCode?: string };

/** Steps 3 and 4 of both flows: a local image as TikTok Shop holds it, fetched and uploaded where it is not there yet. */
export async function tikTokShopImageOf(
  context: MappingContext,
  image: KnownImage,
  how: { claimedBy: string; fetch: () => Promise<FetchedImage> },
): Promise<TikTokShopImage> {
  const { localImageId, tikTokShopImageId, tikTokShopImageUri } = image;
  if (tikTokShopImageId !== null && tikTokShopImageUri !== null) {
    const uri = tikTokShopImageUri;
    // A go of this job that was cut short fetched and uploaded it, and nobody has counted that.
    const isMine = image.uploadedBy === how.claimedBy;
    return {
      outcome: "ready",
      tikTokShopImageId,
      uri,
      isFetchedNow: isMine,
      isUploadedNow: isMine,
    };
  }
  const fetched = await how.fetch();
  if (fetched.outcome === "unusable")
    return { outcome: "missing", reason: fetched.reason, detail: null };
  const { claimedBy } = how;
  const uploaded = await uploadTikTokShopImage(context, { localImageId, claimedBy, ...fetched });
  if (uploaded.outcome === "refused") return { ...uploaded, outcome: "missing" };
  return {
    ...uploaded,
    outcome: "ready",
    isFetchedNow: true,
    isUploadedNow: uploaded.outcome === "uploaded",
  };
}
