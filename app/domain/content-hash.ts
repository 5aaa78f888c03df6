import { createHash } from "node:crypto";
import { localCategoryOf, type ShopProduct } from "./product";

/**
 * What a recommendation depends on: title, main image and local category. Another value asks TikTok Shop again;
 * stock, price and orders do not change it. 128 bits, hex.
 */
export function contentHash(
  product: Pick<ShopProduct, "title" | "mainImage" | "category" | "productType">,
): string {
  const parts = [product.title, product.mainImage?.url ?? "", localCategoryOf(product).key];
  return createHash("sha256").update(JSON.stringify(parts)).digest("hex").slice(0, 32);
}
