import type { CategoryTree } from "./category-tree";
import { refusals } from "./refusals";
import type { TikTokShopStore } from "./store";

/**
 * The tree a call means. Left out, the version is v1 (L); a version that is not the market's is refused, with the
 * code that public error tables give for "shops must use v2" (M).
 */
export function treeFor(
  store: TikTokShopStore,
  region: string,
  version: string | null | undefined,
): CategoryTree {
  const asked = version || "v1";
  if (asked !== "v1" && asked !== "v2")
    throw refusals.badParameter("category_version", "it must be v1 or v2");
  if (asked !== store.markets.versionOf(region)) throw refusals.wrongCategoryVersion();
  return store.markets.tree(region);
}
