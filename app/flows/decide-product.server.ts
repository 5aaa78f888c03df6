import type { ProductId } from "../domain/ids";
import type { ProductDecision } from "../domain/product-decision";
import { confirmAgain } from "../tables/product-decisions.server";
import { decideMappings, type Wish } from "./decide-mappings.server";
import type { Seller, ShopContext } from "./context";
import { startMapSelected } from "./map-selected.server";

export type DecideProductOutcome =
  /** Or on its way: TikTok Shop is asked by a run. What does not fit the product (any more) changes nothing. */
  { outcome: "done" } | { outcome: "no-such-category" | "not-connected" };

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
  const productIds = [productId];
  const decided = await decideMappings(context, wishOf(decision), { productIds, by });
  if (decided.outcome !== "decided") return decided;
  if (decision.intent === "recommend") await startMapSelected(context, { seller, by, productIds });
  else {
    const { database, shop, now } = context;
    await confirmAgain(database, { ...seller, shopId: shop.id }, { productId, by, now: now() });
  }
  return { outcome: "done" };
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
