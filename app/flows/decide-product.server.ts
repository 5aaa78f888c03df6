import type { ProductId } from "../domain/ids";
import type { ShownCategory } from "../domain/mapping-status";
import type { ProductDecision } from "../domain/product-decision";
import { isDecidedSince, isRecommendedOther } from "../tables/decided-since.server";
import { confirmAgain } from "../tables/product-decisions.server";
import { decideMappings, type Wish } from "./decide-mappings.server";
import type { Seller, ShopContext } from "./context";
import { startMapSelected } from "./map-selected.server";

export type DecideProductOutcome =
  /** Or on its way: TikTok Shop is asked by a run. What does not fit the product (any more) changes nothing. */
  | { outcome: "done" }
  /** Somebody else decided after the merchant looked. */
  | { outcome: "decided-since" }
  /** TikTok Shop recommends another category than the one that the merchant saw. */
  | { outcome: "recommended-since" }
  | { outcome: "no-such-category" | "not-connected" };

interface Merchant {
  seller: Seller;
  /** Shopify's user id. */
  by: string;
}

/** Does what the merchant decided about one product. A product that the shop does not have is not touched. */
export async function decideAboutProduct(
  context: ShopContext,
  { seller, by }: Merchant,
  { productId, decision }: { productId: ProductId; decision: ProductDecision },
): Promise<DecideProductOutcome> {
  const { database, shop, now } = context;
  const scope = { ...seller, shopId: shop.id };
  const productIds = [productId];
  const seenAt = decision.intent === "recommend" ? null : (decision.seenAt ?? null);
  const shown = shownBy(productId, decision);
  const about = { productIds, by, seenAt, ...(shown ? { shown: [shown] } : {}) };
  const decided = await decideMappings(context, wishOf(decision), about);
  if (decided.outcome !== "decided") return decided;
  if (decision.intent === "recommend") {
    await startMapSelected(context, { seller, by, productIds });
    return { outcome: "done" };
  }
  const isOvertaken = seenAt && decided.productIds.length === 0;
  if (isOvertaken && (await isDecidedSince(database, scope, { productId, by, seenAt })))
    return { outcome: "decided-since" };
  if (
    shown &&
    decided.productIds.length === 0 &&
    (await isRecommendedOther(database, scope, shown))
  )
    return { outcome: "recommended-since" };
  await confirmAgain(database, scope, { productId, by, now: now() });
  return { outcome: "done" };
}

function shownBy(productId: ProductId, decision: ProductDecision): ShownCategory | null {
  return decision.intent === "confirm" && decision.categoryId
    ? { productId, categoryId: decision.categoryId }
    : null;
}

function wishOf(decision: ProductDecision): Wish {
  switch (decision.intent) {
    case "confirm":
      return { kind: "confirm" };
    case "choose":
      return { kind: "change", categoryId: decision.categoryId };
    case "recommend":
      return { kind: "ask-again" };
  }
}
