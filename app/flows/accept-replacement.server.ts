import type { CategoryReason } from "../domain/attention-reason";
import { currentTree } from "../tables/category-trees.server";
import { addDecision, closeDecision } from "../tables/decision-jobs.server";
import { marketInUse } from "../tables/market-in-use.server";
import { replaceCategory } from "../tables/replacements.server";
import { findLeaves } from "../tables/tiktok-shop-categories.server";
import type { ShopContext } from "./context";

export type AcceptOutcome =
  | { outcome: "replaced"; products: number }
  /** The category is not a leaf of the market's stored tree. */
  | { outcome: "no-such-category" }
  | { outcome: "not-connected" };

/** The merchant takes another category for everything that points to one which cannot be used any more. */
export async function acceptReplacement(
  { database, shop, now }: ShopContext,
  accepted: { reason: CategoryReason; categoryId: string; newCategoryId: string; by: string },
): Promise<AcceptOutcome> {
  const market = await marketInUse(database, shop.id);
  if (!market) return { outcome: "not-connected" };
  const { newCategoryId } = accepted;
  const leaves = await findLeaves(database, await currentTree(database, market), [newCategoryId]);
  if (!leaves.has(newCategoryId)) return { outcome: "no-such-category" };
  const scope = { shopId: shop.id, market };
  const at = now();
  return database.$transaction(async (tx) => {
    const id = await addDecision(tx, {
      ...scope,
      kind: "change",
      categoryId: newCategoryId,
      scope: "replacement",
      total: 0,
      decidedBy: accepted.by,
      startedAt: at,
    });
    const products = await replaceCategory(tx, scope, { ...accepted, id, at });
    await closeDecision(tx, { id, shopId: shop.id }, { decided: products, now: at });
    return { outcome: "replaced", products };
  });
}
