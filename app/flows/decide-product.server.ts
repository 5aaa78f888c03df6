import type { ProductId, TikTokShopCategoryId } from "../domain/ids";
import type { ProductDecision } from "../domain/product-decision";
import { confirmProducts } from "../tables/product-decisions.server";
import { findLeaves } from "../tables/tiktok-shop-categories.server";
import type { Seller, ShopContext } from "./context";
import { recommendAgain } from "./map-selected.server";

export type DecideOutcome =
  /** Or on its way: TikTok Shop is asked by a run. */
  | { outcome: "done" }
  /** No leaf of the market's tree. */
  | { outcome: "unknown-category" };

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
): Promise<DecideOutcome> {
  switch (decision.intent) {
    case "confirm":
      await confirmRecommended(context, { seller, by }, [productId]);
      return { outcome: "done" };
    case "choose":
      return chooseCategory(context, { seller, by }, { ...decision, productId });
    case "recommend":
      await recommendAgain(context, { seller, by, productIds: [productId] });
      return { outcome: "done" };
  }
}

async function chooseCategory(
  context: ShopContext,
  { seller, by }: Merchant,
  chosen: { productId: ProductId; categoryId: TikTokShopCategoryId },
): Promise<DecideOutcome> {
  const { database, shop, now } = context;
  const { productId, categoryId } = chosen;
  const leaves = await findLeaves(database, seller, [categoryId]);
  if (!leaves.has(categoryId)) return { outcome: "unknown-category" };
  const decision = { ...seller, shopId: shop.id, by, now: now() };
  await confirmProducts(database, decision, { productIds: [productId], categoryId });
  return { outcome: "done" };
}

/** Confirms what was recommended for these products. What is confirmed already, or has no answer, stays as it is. */
export async function confirmRecommended(
  { database, shop, now }: ShopContext,
  { seller, by }: Merchant,
  productIds: ProductId[],
): Promise<void> {
  const decision = { ...seller, shopId: shop.id, by, now: now() };
  await confirmProducts(database, decision, { productIds, categoryId: null });
}
