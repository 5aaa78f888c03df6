import { contentHash } from "../../domain/content-hash";
import { draftQuestionHash } from "../../domain/draft-question";
import type { TikTokShopCategoryId } from "../../domain/ids";
import type { NewProductState } from "../../shopify/read-new-product.server";
import { storeImages, storeProducts } from "../../tables/catalog.server";
import { databaseTime } from "../../tables/clock.server";
import type { Database } from "../../tables/database.server";
import { decideAtOnce } from "../../tables/decide-at-once.server";
import { confirmedMapping } from "../../tables/decisions.server";
import { adoptDraftImages, draftImages } from "../../tables/manual-draft-images.server";
import { noteDraftStep, type Draft } from "../../tables/manual-drafts.server";
import { openMappings, saveAnswers } from "../../tables/product-mappings.server";
import type { ManualContext, Seller } from "../context";

/**
 * Manual step 18: the product as Shopify has it now, with its pictures, its answer as evidence, and the merchant's
 * decision. All or nothing.
 */
export async function saveManualMapping(
  context: ManualContext,
  draft: Draft,
  saved: { state: NewProductState; categoryId: TikTokShopCategoryId | null },
): Promise<void> {
  const { database, shop, mapping, now } = context;
  const { product, images } = saved.state;
  await database.$transaction(async (tx) => {
    const seenAt = await databaseTime(tx);
    await storeProducts(tx, { shopId: shop.id, products: [product], seenAt, runId: null });
    await storeImages(
      tx,
      shop.id,
      images.map((image) => ({ ...image, productId: product.id })),
    );
    await adoptDraftImages(tx, draft, product.id);
    if (mapping)
      await saveDecision(tx, { ...context, seller: mapping.seller }, { draft, ...saved });
    await noteDraftStep(tx, draft, { step: "saved", productId: product.id, now: now() });
  });
}

async function saveDecision(
  tx: Database,
  { shop, seller, userId, now }: ManualContext & { seller: Seller },
  saved: { draft: Draft; state: NewProductState; categoryId: TikTokShopCategoryId | null },
): Promise<void> {
  const { draft, categoryId } = saved;
  const { product } = saved.state;
  const scope = { ...seller, shopId: shop.id, runId: null, now: now() };
  await openMappings(tx, scope, [product.id]);
  const { recommendation } = draft;
  if (recommendation) {
    const isRecommended = recommendation.outcome === "recommended";
    const isCurrent = await isAboutWhatWasSaved(tx, draft, seller);
    await saveAnswers(tx, scope, [
      {
        productId: product.id,
        askedContentHash: isCurrent ? contentHash(product) : null,
        recommendedCategoryId: isRecommended ? recommendation.leafId : null,
        reason: isRecommended ? null : recommendation.reason,
        reasonDetail: isRecommended ? null : recommendation.detail,
      },
    ]);
  }
  if (categoryId === null) return;
  const confirmed = await confirmedMapping(tx, { ...scope, productId: product.id });
  // Saving again is no second decision.
  if (confirmed?.categoryId === categoryId) return;
  await decideAtOnce(tx, [product.id], {
    shopId: shop.id,
    market: seller.market,
    kind: "change",
    categoryId,
    scope: "new-product",
    scopeDetail: { name: product.title },
    total: 1,
    decidedBy: userId,
    startedAt: now(),
  });
}

/** The title may have changed since TikTok Shop was asked: then the next run asks again. */
async function isAboutWhatWasSaved(tx: Database, draft: Draft, seller: Seller): Promise<boolean> {
  const images = await draftImages(tx, draft, seller.sellerId);
  const imageUri = images.find((image) => image.tikTokShopImageUri)?.tikTokShopImageUri ?? null;
  return draft.askedHash === draftQuestionHash(draft.fields.title, imageUri);
}
