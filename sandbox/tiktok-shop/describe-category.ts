import type { Context } from "hono";
import { attributesOf } from "./category-attributes";
import { rulesOf } from "./category-rules";
import type { Category } from "./category-tree";
import { treeFor } from "./category-version";
import { success } from "./envelope";
import type { CallContext } from "./gateway";
import { refusals } from "./refusals";
import type { TikTokShopStore } from "./store";

/** GET /product/202309/categories/{id}/rules (facts: M). */
export function showCategoryRules(store: TikTokShopStore) {
  return (context: Context<CallContext>) =>
    context.json(success(rulesOf(leafPath(store, context))));
}

/** GET /product/202309/categories/{id}/attributes (facts: H for the spelling of is_requried). */
export function showCategoryAttributes(store: TikTokShopStore) {
  return (context: Context<CallContext>) =>
    context.json(success(attributesOf(leafPath(store, context))));
}

function leafPath(store: TikTokShopStore, context: Context<CallContext>): Category[] {
  const tree = treeFor(store, context.get("shop").region, context.req.query("category_version"));
  const id = context.req.param("id") ?? "";
  if (!tree.get(id)) throw refusals.unknownCategory();
  return tree.pathTo(id);
}
