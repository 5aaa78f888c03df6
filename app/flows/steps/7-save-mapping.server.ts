import { isPassing } from "../../domain/attention-reason";
import { sumUp, type Refusal } from "../../domain/common-refusal";
import type { ProductId } from "../../domain/ids";
import type { Recommendation } from "../../domain/recommendation";
import type { Database } from "../../tables/database.server";
import { saveAnswers, storedByRun } from "../../tables/product-mappings.server";
import { linkImages } from "../../tables/tiktok-shop-images.server";
import { countGo, lockBatch, type RunBatch } from "../../tables/run-batches.server";
import { lockRun } from "../../tables/runs.server";
import type { MappingContext } from "../context";

/** What the steps before found out about one product. */
export interface MappedProduct {
  productId: ProductId;
  contentHash: string;
  mediaId: bigint | null;
  tikTokShopImageId: bigint | null;
  /** The picture's host answered. */
  isPictureFetched: boolean;
  isUploadedNow: boolean;
  isAsked: boolean;
  recommendation: Recommendation;
}

/** A batch, and how often its run had paused for a refusal when the go at it began. */
export interface BatchAtWork extends RunBatch {
  refusalPauses: number;
}

/** Whether TikTok Shop said anything about the product. */
export function isAnswered({ isAsked, isUploadedNow, recommendation }: MappedProduct): boolean {
  return isAsked || isUploadedNow || refusalOf(recommendation) !== null;
}

/** Whether TikTok Shop refused to answer about it. */
export function isRefused({ recommendation }: MappedProduct): boolean {
  return refusalOf(recommendation) !== null;
}

function refusalOf(recommendation: Recommendation): Refusal | null {
  if (recommendation.outcome === "recommended" || !recommendation.refusalCode) return null;
  return { code: recommendation.refusalCode, words: recommendation.detail, products: 1 };
}

/** Answers were paid for: they wait for a connection as long as it takes. */
const TRANSACTION = { timeout: 60_000, maxWait: 600_000 };

/**
 * Guide step 12: recommendations are stored as evidence, the decision is the merchant's.
 * One transaction, so that a product is either done with its calls counted, or is done again. What this run has stored
 * is not stored again: nobody knows of a COMMIT whose connection closed.
 */
export async function saveMappings(
  { database, shop, seller, now }: MappingContext,
  batch: BatchAtWork,
  mapped: MappedProduct[],
): Promise<void> {
  if (mapped.length === 0) return;
  await database.$transaction(async (tx) => {
    const asksAgain = mapped.some(isRefused) && (await hasPausedForRefusal(tx, batch));
    const products = await notStoredYet(tx, { ...batch, market: seller.market }, mapped);
    if (products.length === 0) return;
    await linkImages(tx, shop.id, products.flatMap(imageLink));
    await saveAnswers(
      tx,
      { ...seller, shopId: shop.id, runId: batch.runId, now: now() },
      products.map((product) => answerOf(product, asksAgain)),
    );
    await countGo(tx, batch, {
      imagesUploaded: products.filter(({ isUploadedNow }) => isUploadedNow).length,
      recommendCalls: products.filter(({ isAsked }) => isAsked).length,
      answers: products.filter(isAnswered).length,
      refusals: sumUp(products.flatMap(({ recommendation }) => refusalOf(recommendation) ?? [])),
    });
  }, TRANSACTION);
}

/** The run cannot pause from here on, until the answers are stored: who pauses it has them asked again. */
async function hasPausedForRefusal(tx: Database, batch: BatchAtWork): Promise<boolean> {
  const run = await lockRun(tx, batch.shopId, batch.runId);
  return run !== null && run.refusalPauses > batch.refusalPauses;
}

async function notStoredYet(
  tx: Database,
  batch: RunBatch & { market: string },
  mapped: MappedProduct[],
): Promise<MappedProduct[]> {
  // A COMMIT that nobody heard of may still be under way.
  await lockBatch(tx, batch);
  const stored = await storedByRun(
    tx,
    batch,
    mapped.map(({ productId }) => productId),
  );
  return mapped.filter(({ productId }) => !stored.has(productId));
}

function imageLink({ productId, mediaId, tikTokShopImageId }: MappedProduct) {
  return mediaId === null || tikTokShopImageId === null
    ? []
    : [{ productId, mediaId, tikTokShopImageId }];
}

/** @param asksAgain about a product that was refused, since that was not about the product */
function answerOf(product: MappedProduct, asksAgain: boolean) {
  const { productId, contentHash, recommendation } = product;
  if (recommendation.outcome === "recommended") {
    return {
      productId,
      askedContentHash: contentHash,
      recommendedCategoryId: recommendation.leafId,
      reason: null,
      reasonDetail: null,
    };
  }
  const { reason, detail } = recommendation;
  return {
    productId,
    askedContentHash: isPassing(reason) || (asksAgain && isRefused(product)) ? null : contentHash,
    recommendedCategoryId: null,
    reason,
    reasonDetail: detail,
  };
}
