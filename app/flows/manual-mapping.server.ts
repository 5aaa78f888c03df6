import { randomUUID } from "node:crypto";
import { isPassing } from "../domain/attention-reason";
import { draftQuestionHash } from "../domain/draft-question";
import type { StoredPicture } from "../domain/manual-steps";
import { localCategoryOf } from "../domain/product";
import type { DraftFields } from "../domain/product-draft";
import type { Recommendation } from "../domain/recommendation";
import {
  draftImages,
  linkDraftImage,
  refuseDraftImage,
  type DraftImage,
} from "../tables/manual-draft-images.server";
import { claimQuestion, endQuestion, findDraft, type Draft } from "../tables/manual-drafts.server";
import { isFailureOfTheService } from "../tiktok-shop/errors";
import type { ManualContext, MappingContext } from "./context";
import { beginProduct } from "./steps/1-create-product.server";
import {
  prepareLocalImage,
  storeLocalImage,
  type ChosenPicture,
} from "./steps/2-store-local-image.server";
import { fetchStoredImage } from "./steps/3-fetch-local-image.server";
import { recommendForProduct } from "./steps/5-recommend-category.server";
import { verifyTikTokShopCategories } from "./steps/6-verify-tiktok-shop-category.server";
import { tikTokShopImageOf } from "./tiktok-shop-image.server";

/** TikTok Shop shows at most nine pictures of a product (L); more only cost the merchant time. */
export const MOST_PICTURES = 9;

/** Manual step 1, and again with every change: what the merchant typed is kept. */
export async function keepDraft(
  context: ManualContext,
  key: string,
  fields: DraftFields,
): Promise<Draft> {
  await beginProduct(context, key, fields);
  const draft = await draftOf(context, key);
  if (!draft) throw new Error("A draft of another user");
  return draft;
}

export function draftOf(context: ManualContext, key: string): Promise<Draft | null> {
  const { database, shop, userId } = context;
  return findDraft(database, { shopId: shop.id, key, userId });
}

export type PreparedPicture =
  { outcome: "prepared"; image: DraftImage; isHandedOver: boolean } | { outcome: "too-many" };

/** Manual steps 2 to 5: where the browser sends a picture, and whether the app needs its bytes from the browser too. */
export async function preparePicture(
  context: ManualContext,
  draft: Draft,
  picture: ChosenPicture,
): Promise<PreparedPicture> {
  const images = await draftImages(context.database, draft, null);
  const isNew = images.every(({ id }) => id !== picture.imageId);
  if (isNew && images.length >= MOST_PICTURES) return { outcome: "too-many" };
  const image = await prepareLocalImage(context, draft, picture);
  return { outcome: "prepared", image, isHandedOver: context.cloudStorage.read === null };
}

/**
 * Manual steps 6 to 14: the browser has stored the picture, TikTok Shop gets it. Asked again, what is done is not done
 * again: the same bytes are uploaded once.
 */
export async function storePicture(
  context: ManualContext,
  draft: Draft,
  picture: { imageId: string; handedOver: Uint8Array<ArrayBuffer> | null },
): Promise<StoredPicture> {
  const { database, mapping } = context;
  const image = await imageOf(context, draft, picture.imageId);
  if (!image) return { outcome: "unknown" };
  if (image.tikTokShopImageUri !== null)
    return { outcome: "uploaded", tikTokShopImageUrl: image.tikTokShopImageUrl };
  const localImageId = await storeLocalImage(context, draft, image);
  const { localImageUrl } = image.uploadTarget;
  const fetch = () => fetchStoredImage(context.cloudStorage, localImageUrl, picture.handedOver);
  const uploaded = mapping
    ? await tikTokShopImageOf(
        mapping,
        { ...image, localImageId },
        { claimedBy: randomUUID(), fetch },
      )
    : await checkedOnly(fetch);
  switch (uploaded.outcome) {
    case "stored":
      return uploaded;
    case "missing": {
      const { reason, detail } = uploaded;
      await refuseDraftImage(database, draft, { id: image.id, reason, detail });
      return { outcome: "refused", reason, detail };
    }
    case "ready": {
      const { tikTokShopImageId } = uploaded;
      await linkDraftImage(database, draft, { id: image.id, tikTokShopImageId });
      const linked = await imageOf(context, draft, image.id);
      return { outcome: "uploaded", tikTokShopImageUrl: linked?.tikTokShopImageUrl ?? null };
    }
  }
}

async function checkedOnly(fetch: () => ReturnType<typeof fetchStoredImage>) {
  const fetched = await fetch();
  return fetched.outcome === "fetched"
    ? ({ outcome: "stored" } as const)
    : ({ outcome: "missing", reason: fetched.reason, detail: null } as const);
}

async function imageOf({ database, mapping }: ManualContext, draft: Draft, imageId: string) {
  const images = await draftImages(database, draft, mapping?.seller.sellerId ?? null);
  return images.find(({ id }) => id === imageId) ?? null;
}

export type AskedRecommendation =
  | { outcome: "answered"; recommendation: Recommendation }
  | { outcome: "waits-for"; what: "connection" | "title" | "picture" }
  /** A question is on its way: its answer comes first. */
  | { outcome: "busy" };

/** Manual steps 15 to 17. The same title and picture are asked about once, and one question is on its way at a time. */
export async function recommendForDraft(
  context: ManualContext,
  draft: Draft,
): Promise<AskedRecommendation> {
  const { database, mapping, shop, now } = context;
  if (!mapping) return { outcome: "waits-for", what: "connection" };
  if (draft.fields.title.trim() === "") return { outcome: "waits-for", what: "title" };
  const images = await draftImages(database, draft, mapping.seller.sellerId);
  const imageUri = images.find((image) => image.tikTokShopImageUri)?.tikTokShopImageUri ?? null;
  if (imageUri === null && !shop.allowTitleOnly) return { outcome: "waits-for", what: "picture" };
  const askedHash = draftQuestionHash(draft.fields.title, imageUri);
  const known = answerTo(draft, askedHash);
  if (known) return { outcome: "answered", recommendation: known };
  if (!(await claimQuestion(database, draft, now()))) return { outcome: "busy" };
  let answered: { askedHash: string; recommendation: Recommendation } | null = null;
  try {
    // Another request may have had its answer since this one read the draft.
    const meanwhile = answerTo(await draftOf(context, draft.key), askedHash);
    if (meanwhile) return { outcome: "answered", recommendation: meanwhile };
    const recommendation = await ask(mapping, draft.fields, imageUri);
    if (!isPassingTrouble(recommendation)) answered = { askedHash, recommendation };
    return { outcome: "answered", recommendation };
  } finally {
    await endQuestion(database, draft, answered);
  }
}

function answerTo(draft: Draft | null, askedHash: string): Recommendation | null {
  return draft?.askedHash === askedHash ? draft.recommendation : null;
}

async function ask(
  mapping: MappingContext,
  fields: DraftFields,
  imageUri: string | null,
): Promise<Recommendation> {
  const question = { ...fields, tags: [], localCategory: localCategoryOf(fields).fullName };
  try {
    const recommendation = await recommendForProduct(mapping, question, imageUri);
    await verifyTikTokShopCategories(mapping, [recommendation]);
    return recommendation;
  } catch (error) {
    if (!isFailureOfTheService(error)) throw error;
    return { outcome: "none", reason: "temporarily-unavailable", detail: error.detail };
  }
}

function isPassingTrouble(recommendation: Recommendation): boolean {
  return recommendation.outcome === "none" && isPassing(recommendation.reason);
}
