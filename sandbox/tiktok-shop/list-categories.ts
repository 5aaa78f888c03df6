import type { Context } from "hono";
import type { Category, CategoryTree } from "./category-tree";
import { isLocale, localName } from "./category-names";
import { treeFor } from "./category-version";
import { success } from "./envelope";
import type { CallContext } from "./gateway";
import { refusals } from "./refusals";
import type { TikTokShopStore } from "./store";

/** GET /product/202309/categories: the whole tree as one flat list, not paged (facts: H). */
export function listCategories(store: TikTokShopStore) {
  return (context: Context<CallContext>) => {
    const { req } = context;
    const locale = req.query("locale") || "en-US";
    if (!isLocale(locale)) throw refusals.badParameter("locale", "it is not supported");
    const platform = req.query("listing_platform") || "TIKTOK_SHOP";
    if (!["TIKTOK_SHOP", "TOKOPEDIA"].includes(platform))
      throw refusals.badParameter("listing_platform", "it is unknown");

    const tree = treeFor(store, context.get("shop").region, req.query("category_version"));
    const keyword = req.query("keyword")?.toLowerCase() ?? "";
    const categories = shown(tree, req.query("include_prohibited_categories") === "true")
      .map((category) => formatCategory(category, tree, locale))
      .filter(({ local_name }) => local_name.toLowerCase().includes(keyword));
    return context.json(success({ categories }));
  };
}

/** PROHIBITED appears only when asked for (facts: M). */
function shown(tree: CategoryTree, includeProhibited: boolean): Category[] {
  return tree.listed().filter(({ permission }) => includeProhibited || permission !== "PROHIBITED");
}

function formatCategory(category: Category, tree: CategoryTree, locale: string) {
  return {
    id: category.id,
    parent_id: category.parentId,
    local_name: localName(category.name, locale),
    is_leaf: tree.isLeaf(category.id),
    permission_statuses: [category.permission],
  };
}
