import type { ProductFacts } from "../domain/product-evidence";
import { readProductFacts } from "../shopify/read-product-facts.server";
import type { ShopContext } from "./context";

/** What a product in Shopify says that a listing may need, or null if the shop does not have it. */
export function productFacts(
  { shopify }: ShopContext,
  productId: string,
): Promise<ProductFacts | null> {
  return readProductFacts(shopify, productId);
}
