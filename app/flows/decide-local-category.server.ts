import { NO_FILTER, queryOf } from "../domain/mapping-filter";
import { isMappedSince, storeCategoryMapping } from "../tables/decisions.server";
import { findLocalCategory } from "../tables/local-categories.server";
import { countMatches } from "../tables/mapping-counts.server";
import { findLeaves } from "../tables/tiktok-shop-categories.server";
import type { ShopContext } from "./context";
import {
  DECISION_TRANSACTION,
  scopeOf,
  startDecision,
  type DecideAllOutcome,
  type Decider,
} from "./decide-mappings.server";

export type DecideLocalCategoryOutcome =
  | DecideAllOutcome
  | { outcome: "no-such-local-category" }
  /** Somebody else decided about the local category after this merchant looked. */
  | { outcome: "decided-since" };

/**
 * The merchant's decision for a whole local category: a category mapping, for what comes later, and in the background
 * its products, but for those that were decided one by one, by a rule, or set aside.
 */
export async function decideLocalCategory(
  context: ShopContext,
  decided: { localCategoryId: number; categoryId: string },
  { by, seenAt = null }: Decider,
): Promise<DecideLocalCategoryOutcome> {
  const { database, now } = context;
  const { localCategoryId, categoryId } = decided;
  const scope = await scopeOf(context);
  if (!scope) return { outcome: "not-connected" };
  if (!(await findLeaves(database, scope, [categoryId])).has(categoryId))
    return { outcome: "no-such-category" };
  const localCategory = await findLocalCategory(database, scope.shopId, localCategoryId);
  if (!localCategory) return { outcome: "no-such-local-category" };
  const decidedBefore = { localCategoryId, by, seenAt };
  if (await isMappedSince(database, scope, decidedBefore)) return { outcome: "decided-since" };
  const filter = { ...NO_FILTER, localCategoryId };
  const total = await countMatches(database, scope, filter);
  const jobId = await database.$transaction(async (tx) => {
    const categoryMapping = await storeCategoryMapping(tx, scope, { ...decided, by, at: now() });
    return startDecision(context, tx, {
      shopId: scope.shopId,
      market: scope.market,
      kind: "change",
      categoryId,
      source: "category-mapping",
      scope: "local-category",
      scopeDetail: { name: localCategory.fullName, categoryMapping },
      filter: queryOf(filter),
      total,
      decidedBy: by,
      startedAt: now(),
      seenAt,
    });
  }, DECISION_TRANSACTION);
  return { outcome: "started", jobId, total };
}
