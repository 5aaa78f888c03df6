import type { CategoryReason } from "../domain/attention-reason";
import type { Database } from "../tables/database.server";
import { openReplacements } from "../tables/replacements.server";
import type { CategoryChoice, CategoryIndex } from "./category-index.server";

/** Products to decide about together, because TikTok Shop changed their category. */
export interface ChangedCategory {
  reason: CategoryReason;
  categoryId: string;
  path: string[];
  products: number;
  /** What TikTok Shop recommends instead, where that can be used. */
  replacement: CategoryChoice | null;
}

const SHOWN = 100;

/** What the shop has to decide because the market's tree changed. */
export async function categoryChangesView(
  database: Database,
  index: CategoryIndex,
  shopId: number,
): Promise<ChangedCategory[]> {
  const open = await openReplacements(database, { shopId, market: index.market }, SHOWN);
  return open.map(({ reason, categoryId, categoryName, replacementId, products }) => ({
    reason,
    categoryId,
    path: index.find(categoryId)?.path ?? categoryName ?? [categoryId],
    products,
    replacement: usable(replacementId === null ? undefined : index.find(replacementId)),
  }));
}

/** Nothing that would need a second look itself. */
function usable(category: CategoryChoice | undefined): CategoryChoice | null {
  if (!category?.isLeaf || category.isGone) return null;
  return category.permission === "available" ? category : null;
}
