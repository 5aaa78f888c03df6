import { CloudStorageFailed } from "./cloud-storage/errors";
import type { ManualContext } from "./flows/context";
import { ConnectionLost } from "./flows/errors";
import { log } from "./resources.server";
import { ShopifyError } from "./shopify/errors";
import { findDraft } from "./tables/manual-drafts.server";
import { BudgetExhausted, TikTokShopError } from "./tiktok-shop/errors";

/** A step that the outside world did not let us end. Asking again goes on where it stopped. */
export interface FailedStep {
  error: "connection-lost" | "shopify-failed" | "tiktok-shop-failed" | "cloud-storage-failed";
  /** Shopify has the product already; only what comes after it is left. */
  isCreated: boolean;
}

/** The route boundary of the manual flow: what a service did not do is said in words, bugs go on. */
export async function answeringFailures<Answer>(
  { database, shop, userId }: ManualContext,
  key: string,
  step: () => Promise<Answer>,
): Promise<Answer | Response> {
  try {
    return await step();
  } catch (error) {
    const failure = failureOf(error);
    if (!failure) throw error;
    log().warn({ err: error, shop: shop.domain, draft: key }, "a step of the manual flow failed");
    const draft = await findDraft(database, { shopId: shop.id, key, userId });
    const answer: FailedStep = { error: failure, isCreated: draft?.step === "created" };
    return Response.json(answer, { status: 503 });
  }
}

function failureOf(error: unknown): FailedStep["error"] | null {
  if (error instanceof ConnectionLost) return "connection-lost";
  if (error instanceof ShopifyError) return "shopify-failed";
  if (error instanceof TikTokShopError || error instanceof BudgetExhausted)
    return "tiktok-shop-failed";
  return error instanceof CloudStorageFailed ? "cloud-storage-failed" : null;
}
