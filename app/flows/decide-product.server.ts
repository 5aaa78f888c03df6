import type { ProductId, TikTokShopCategoryId } from "../domain/ids";
import { confirmProducts } from "../tables/product-decisions.server";
import { findLeaves } from "../tables/tiktok-shop-categories.server";
import type { Seller, ShopContext } from "./context";

export type DecideOutcome =
  | { outcome: "confirmed"; products: number }
  /** The shop has no such product, or nothing was recommended that could be confirmed. */
  | { outcome: "nothing-to-confirm" }
  /** No leaf of the market's tree. */
  | { outcome: "unknown-category" };

interface ByMerchant {
  seller: Seller;
  /** Shopify's user id. */
  by: string;
}

/** Confirms a category for one product: any leaf, as the merchant says. */
export async function chooseCategory(
  context: ShopContext,
  { seller, by }: ByMerchant,
  chosen: { productId: ProductId; categoryId: TikTokShopCategoryId },
): Promise<DecideOutcome> {
  const { database, shop, now } = context;
  const { productId, categoryId } = chosen;
  const leaves = await findLeaves(database, seller, [categoryId]);
  if (!leaves.has(categoryId)) return { outcome: "unknown-category" };
  const decision = { ...seller, shopId: shop.id, by, now: now() };
  const products = await confirmProducts(database, decision, {
    productIds: [productId],
    categoryId,
  });
  return products > 0 ? { outcome: "confirmed", products } : { outcome: "nothing-to-confirm" };
}

/** Confirms what was recommended for these products. What is confirmed already, or has no answer, stays as it is. */
export async function confirmRecommended(
  context: ShopContext,
  { seller, by }: ByMerchant,
  productIds: ProductId[],
): Promise<DecideOutcome> {
  const { database, shop, now } = context;
  const decision = { ...seller, shopId: shop.id, by, now: now() };
  const products = await confirmProducts(database, decision, { productIds, categoryId: null });
  return products > 0 ? { outcome: "confirmed", products } : { outcome: "nothing-to-confirm" };
}
