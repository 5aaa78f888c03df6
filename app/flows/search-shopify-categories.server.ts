import { searchTaxonomy } from "../shopify/search-taxonomy.server";
import type { ShopContext } from "./context";

/** Categories of Shopify's own taxonomy, for the form of a new product. */
export function searchShopifyCategories({ shopify }: ShopContext, search: string) {
  return searchTaxonomy(shopify, search);
}
