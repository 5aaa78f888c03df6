import { CloudStorageFailed } from "./cloud-storage/errors";
import type { FailedStep } from "./domain/manual-steps";
import type { ManualContext } from "./flows/context";
import { ConnectionLost } from "./flows/errors";
import { log } from "./resources.server";
import { ShopifyError } from "./shopify/errors";
import { findDraft } from "./tables/manual-drafts.server";
import { BudgetExhausted, TikTokShopError } from "./tiktok-shop/errors";

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
    const isBeingCreated = draft?.step === "creating" || draft?.step === "created";
    const isCreated = draft?.step === "created";
    const answer: FailedStep = { outcome: "failed", error: failure, isBeingCreated, isCreated };
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
