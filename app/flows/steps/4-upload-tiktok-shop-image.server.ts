import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { outlastOutage } from "../../tables/outlast-outage";
import {
  claimImage,
  releaseImage,
  storeUploadedImage,
  type HeldClaim,
} from "../../tables/tiktok-shop-images.server";
import { RequestRefused, UnexpectedAnswer, UnknownRefusal } from "../../tiktok-shop/errors";
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
  | {
      outcome: "refused";
      reason: "image-refused" | "answer-unknown";
      /** TikTok Shop's own words. */
      detail: string | null;
      refusalCode: string;
    };

const LOOK_AGAIN_MS = 250;
/** A picture that is uploaded is kept for so long while it cannot be stored: a merchant may wait for it. */
const LONGEST_OUTAGE_MS = 20_000;

/**
 * Guide steps 5 to 9 (manual 10 to 14): the picture is uploaded and its `uri` and `url` are stored.
 * The same bytes are uploaded once per seller, whoever comes first; the others wait for it.
 */
export async function uploadTikTokShopImage(
  context: MappingContext,
  image: LocalImageBytes,
): Promise<TikTokShopImageOutcome> {
  const { database, shop, seller } = context;
  const picture = { shopId: shop.id, sellerId: seller.sellerId, ...image };
  for (let { claimedBy } = image; ;) {
    const claim = await claimImage(database, { ...picture, claimedBy });
    if (claim.claim === "uploaded") {
      const { by, tikTokShopImageId, uri } = claim;
      // A go of this job that was cut short uploaded it, and nobody has counted that.
      const outcome = by === image.claimedBy ? "uploaded" : "known";
      return { outcome, tikTokShopImageId, uri };
    }
    const uploaded = claim.claim === "mine" ? await upload(context, claim.held, image.bytes) : null;
    if (uploaded) return uploaded;
    // Who lost a claim does not take it back, or two goes of one job would take it from each other for ever.
    if (claim.claim === "mine") claimedBy = randomUUID();
    await sleep(LOOK_AGAIN_MS);
  }
}

/** Null where it took so long that another has taken the claim over: what that one uploads counts. */
async function upload(
  context: MappingContext,
  held: HeldClaim,
  bytes: Blob,
): Promise<TikTokShopImageOutcome | null> {
  const { database, shop, tikTokShop } = context;
  try {
    const uploaded = await context.asSeller((caller) =>
      uploadProductImage(tikTokShop, caller, bytes),
    );
    const stored = { shopId: shop.id, ...uploaded };
    const isMine = await outlastOutage(
      () => storeUploadedImage(database, held, stored),
      LONGEST_OUTAGE_MS,
    );
    const { tikTokShopImageId } = held;
    return isMine ? { outcome: "uploaded", tikTokShopImageId, uri: uploaded.uri } : null;
  } catch (error) {
    await releaseImage(database, held, shop.id);
    return refusal(error);
  }
}

/** What TikTok Shop says of this picture alone. @throws whatever is no answer about it */
function refusal(error: unknown): TikTokShopImageOutcome {
  if (error instanceof UnexpectedAnswer)
    return { outcome: "refused", reason: "answer-unknown", detail: null, refusalCode: error.code };
  if (!(error instanceof RequestRefused)) throw error;
  const reason = error instanceof UnknownRefusal ? "answer-unknown" : "image-refused";
  return { outcome: "refused", reason, detail: error.detail, refusalCode: error.code };
}
