import { permissionOf, type CategoryPermission } from "../domain/category-permission";
import type { RunReason, RunStatus } from "../domain/run";
import { isActive } from "../domain/run";
import type { AttentionReason } from "../domain/attention-reason";
import { categoryLocale } from "../domain/market";
import type { Database } from "../tables/database.server";
import { findRun, runProgress } from "../tables/runs.server";
import {
  exceptionsAmong,
  resultsByCategory,
  type CategoryResult,
} from "../tables/selected-results.server";

/** Products of a run that came to one category. */
export type SelectedCategory = Omit<CategoryResult, "permissionStatuses"> & {
  permission: CategoryPermission;
};

/** A run of selected products: how far it is, and what it came to. */
export interface SelectedRunView {
  id: number;
  status: RunStatus;
  reason: RunReason | null;
  isActive: boolean;
  total: number;
  done: number;
  /** Products that Shopify sent nothing of: so many that they stay until a reading of the whole catalog misses them. */
  missed: number;
  /** Products that Shopify sent nothing of, and that were put away. */
  putAway: number;
  /** Products by the category that they came to, the most frequent first. */
  categories: SelectedCategory[];
  /** Products that wait for the merchant's confirmation. */
  toConfirm: number;
  /** The first of those that need attention. */
  exceptions: { productId: string; title: string; reason: AttentionReason }[];
  /** All that need attention. */
  exceptionCount: number;
}

const MOST_EXCEPTIONS = 50;

/** Null if the shop has no such run of selected products. */
export async function selectedRunView(
  database: Database,
  { shopId, locale }: { shopId: number; locale: string },
  runId: number,
): Promise<SelectedRunView | null> {
  const run = await findRun(database, shopId, runId);
  if (run?.kind !== "selected") return null;
  const { productIds } = run;
  const [progress, categories, exceptions] = await Promise.all([
    runProgress(database, shopId, runId),
    resultsByCategory(database, { ...run, locale: categoryLocale(run.market, locale) }, productIds),
    exceptionsAmong(database, run, { productIds, limit: productIds.length }),
  ]);
  return {
    id: run.id,
    status: run.status,
    reason: run.reason,
    isActive: isActive(run.status),
    // What the shop deleted meanwhile is not counted.
    total: run.readAt ? progress.productsRead : productIds.length,
    done: progress.productsDone,
    missed: run.missed,
    putAway: run.putAway,
    categories: categories.map(({ permissionStatuses, ...each }) => ({
      ...each,
      permission: permissionOf(permissionStatuses ?? []),
    })),
    toConfirm: categories.reduce((sum, each) => sum + each.products - each.confirmed, 0),
    exceptions: exceptions
      .slice(0, MOST_EXCEPTIONS)
      .map((each) => ({ ...each, productId: each.productId.toString() })),
    exceptionCount: exceptions.length,
  };
}
