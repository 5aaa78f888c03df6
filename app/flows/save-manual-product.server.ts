import { setTimeout as sleep } from "node:timers/promises";
import { createTikTokShopCategoryId, type ProductId } from "../domain/ids";
import type { MediaProblem, SaveAnswer } from "../domain/manual-steps";
import { readNewProduct, type NewProductState } from "../shopify/read-new-product.server";
import { confirmedMapping } from "../tables/decisions.server";
import { draftImages, type DraftImage } from "../tables/manual-draft-images.server";
import { noteDraftStep, type Draft } from "../tables/manual-drafts.server";
import { findLeaves } from "../tables/tiktok-shop-categories.server";
import type { ManualContext } from "./context";
import { decideLocalCategory } from "./decide-local-category.server";
import { draftOf } from "./manual-mapping.server";
import { createInShopify, finishInShopify } from "./steps/1-create-product.server";
import { saveManualMapping } from "./steps/7-save-manual-mapping.server";

/** Shopify mostly needs a second or two for a picture; then the form asks again. */
const LOOKS = 12;
const FIRST_LOOK_MS = 150;
const LONGEST_LOOK_MS = 1_000;

/**
 * Approval and manual step 18: the product is created in Shopify with its pictures, its mapping is stored as the
 * merchant decided. Every step may be repeated: the product is created once, and what failed is done the next time.
 * @param categoryId what the merchant approved or chose; null leaves it for later
 */
export async function saveManualProduct(
  context: ManualContext,
  key: string,
  categoryId: string | null,
): Promise<SaveAnswer> {
  const draft = await draftOf(context, key);
  if (!draft || draft.step === "discarded") return { outcome: "unknown" };
  if (draft.fields.title.trim() === "") return { outcome: "no-title" };
  const category = await decidedCategory(context, categoryId);
  if (category === "unknown") return { outcome: "unknown-category" };
  const images = await draftImages(context.database, draft, null);
  if (images.some(({ status }) => status === "awaited")) return { outcome: "pictures-awaited" };
  const pictures = images.filter(isForShopify);
  const created = await productOf(context, draft, pictures);
  if (created.outcome === "refused") return created;
  if (created.outcome === "busy") return { outcome: "processing", productId: null };
  const { productId } = created;
  const problems = await finishInShopify(context, draft, productId);
  const state = await untilProcessed(context, productId);
  if (!state) {
    await noteDraftStep(context.database, draft, { step: "discarded", now: context.now() });
    return { outcome: "gone" };
  }
  if (state.isProcessing) return { outcome: "processing", productId: productId.toString() };
  await saveManualMapping(context, draft, { state, categoryId: category });
  const mediaProblems = await mediaProblemsOf(context, draft, state);
  const decided = category === null ? "open" : "confirmed";
  const mapping = context.mapping ? decided : "no-connection";
  return { outcome: "saved", productId: productId.toString(), mapping, mediaProblems, problems };
}

/** "Use this for all products of the same local category." Answers whether there was something to decide. */
export async function useForLocalCategory(context: ManualContext, key: string): Promise<boolean> {
  const { database, shop, mapping, userId: by } = context;
  const draft = await draftOf(context, key);
  if (!mapping || !draft?.productId) return false;
  const { market } = mapping.seller;
  const { productId } = draft;
  const confirmed = await confirmedMapping(database, { shopId: shop.id, market, productId });
  if (!confirmed) return false;
  const decided = await decideLocalCategory(context, confirmed, { by });
  return decided.outcome === "started";
}

async function decidedCategory({ database, mapping }: ManualContext, categoryId: string | null) {
  if (categoryId === null || !mapping) return null;
  const leaves = await findLeaves(database, mapping.seller, [categoryId]);
  return leaves.has(categoryId) ? createTikTokShopCategoryId(categoryId) : "unknown";
}

/** A picture that only TikTok Shop refused is still good for Shopify. */
function isForShopify({ status, reason }: DraftImage): boolean {
  return status === "stored" || reason === "image-refused";
}

/** The product in Shopify. While another request creates it, its answer is waited for: `busy` when that takes long. */
async function productOf(context: ManualContext, draft: Draft, pictures: DraftImage[]) {
  let { productId } = draft;
  for (const waitMs of lookWaits()) {
    if (productId !== null) return { outcome: "known", productId } as const;
    const creation = await createInShopify(context, draft, pictures);
    if (creation.outcome === "refused") return creation;
    if (creation.outcome === "created")
      return { outcome: "created", productId: creation.product.id } as const;
    await sleep(waitMs);
    productId = (await draftOf(context, draft.key))?.productId ?? null;
  }
  return { outcome: "busy" } as const;
}

async function untilProcessed(
  { shopify }: ManualContext,
  productId: ProductId,
): Promise<NewProductState | null> {
  for (const waitMs of lookWaits()) {
    const state = await readNewProduct(shopify, productId);
    if (!state?.isProcessing) return state;
    await sleep(waitMs);
  }
  return readNewProduct(shopify, productId);
}

/** How long to wait after each look, until it is for the form to ask again. */
function* lookWaits(): Generator<number> {
  let waitMs = FIRST_LOOK_MS;
  for (let look = 1; look < LOOKS; look += 1) {
    yield waitMs;
    waitMs = Math.min(waitMs * 1.5, LONGEST_LOOK_MS);
  }
}

async function mediaProblemsOf(
  { database }: ManualContext,
  draft: Draft,
  { failed }: NewProductState,
): Promise<MediaProblem[]> {
  const images = await draftImages(database, draft, null);
  return failed.map(({ mediaId, code }) => ({
    name: images.find((image) => image.mediaId === mediaId)?.name ?? "",
    code,
  }));
}
