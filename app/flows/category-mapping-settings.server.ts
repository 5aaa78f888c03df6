import { addDecision, closeDecision } from "../tables/decision-jobs.server";
import { noteAsksStill, removeCategoryMapping } from "../tables/decisions.server";
import { findLocalCategory } from "../tables/local-categories.server";
import type { ShopContext } from "./context";
import { scopeOf } from "./decide-mappings.server";

/** Whether TikTok Shop is asked about new products of a decided local category all the same. */
export async function keepAsking(
  context: ShopContext,
  asked: { localCategoryId: number; asksStill: boolean },
): Promise<void> {
  const scope = await scopeOf(context);
  if (scope) await noteAsksStill(context.database, scope, asked);
}

/**
 * Removes a category mapping: products that come later are reviewed again. What it decided stays confirmed; undoing
 * the decision that made it takes that back, too. Answers the decision, or null where there was no mapping.
 */
export async function endCategoryMapping(
  context: ShopContext,
  { localCategoryId, by }: { localCategoryId: number; by: string },
): Promise<{ decisionId: number } | null> {
  const scope = await scopeOf(context);
  if (!scope) return null;
  const { database, shop, now } = context;
  const localCategory = await findLocalCategory(database, shop.id, localCategoryId);
  return database.$transaction(async (tx) => {
    const categoryMapping = await removeCategoryMapping(tx, scope, localCategoryId);
    if (!categoryMapping || !localCategory) return null;
    const id = await addDecision(tx, {
      shopId: shop.id,
      market: scope.market,
      kind: "clear",
      categoryId: null,
      source: "category-mapping",
      scope: "local-category",
      scopeDetail: { name: localCategory.fullName, categoryMapping },
      total: 0,
      decidedBy: by,
      startedAt: now(),
    });
    await closeDecision(tx, { id, shopId: shop.id }, { decided: 0, now: now(), isKept: true });
    return { decisionId: id };
  });
}
