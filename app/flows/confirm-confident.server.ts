import { MOST_LOOKED_AT, passesBudget, withinBudget } from "../domain/error-budget";
import { auditResult } from "../tables/audited-products.server";
import { addConfidenceGroups } from "../tables/confidence-groups.server";
import {
  errorBudgetOf,
  stopConfirming,
  type StoredErrorBudget,
} from "../tables/error-budgets.server";
import type { MappingScope } from "../tables/mapping-filters.server";
import { findSafeGroups } from "../tables/safe-groups.server";
import type { ShopContext } from "./context";
import { scopeOf, startDecision } from "./decide-mappings.server";

export type ConfirmConfidentOutcome =
  | { outcome: "started"; decisionId: number; total: number }
  /** No group is sure enough, or all that are were confirmed. */
  | { outcome: "nothing" }
  /** The audit found more wrong ones than the budget allows: only the merchant lets it go on. */
  | { outcome: "stopped" }
  /** The merchant did not ask for it. */
  | { outcome: "off" }
  | { outcome: "not-connected" };

/** Who a decision is made by that no person asked for. */
const MACHINE = "confidence";

/** Confirms what a run recommended, where the merchant switched that on. */
export async function confirmAfterRun(context: ShopContext): Promise<ConfirmConfidentOutcome> {
  const stored = await errorBudgetOf(context.database, context.shop.id);
  return stored?.isOn ? confirmConfident(context, MACHINE) : { outcome: "off" };
}

/**
 * Confirms every product whose group the shop's error budget covers, as one decision in the background. Groups are
 * chosen now, with how sure it is of each; a product that changed its recommendation meanwhile is left.
 */
export async function confirmConfident(
  context: ShopContext,
  by: string,
): Promise<ConfirmConfidentOutcome> {
  const { database, shop, now } = context;
  const scope = await scopeOf(context);
  if (!scope) return { outcome: "not-connected" };
  const stored = await errorBudgetOf(database, shop.id);
  if (!stored) return { outcome: "off" };
  if (await isStopped(context, scope, stored)) return { outcome: "stopped" };
  const { safe } = await findSafeGroups(database, scope);
  const groups = withinBudget(safe, stored.budget);
  const total = groups.reduce((sum, { waiting }) => sum + waiting, 0);
  if (total === 0) return { outcome: "nothing" };
  const decisionId = await database.$transaction(async (tx) => {
    const id = await startDecision(context, tx, {
      shopId: shop.id,
      market: scope.market,
      kind: "confirm",
      categoryId: null,
      source: "confidence",
      scope: "confidence",
      scopeDetail: { name: String(stored.budget) },
      total,
      decidedBy: by,
      startedAt: now(),
    });
    await addConfidenceGroups(tx, id, groups);
    return id;
  });
  return { outcome: "started", decisionId, total };
}

/** Whether confirming is stopped; the first to find out that the audit passes the budget stops it. */
async function isStopped(
  { database, shop, now }: ShopContext,
  scope: MappingScope,
  { budget, auditedSince: since, stoppedAt }: StoredErrorBudget,
): Promise<boolean> {
  if (stoppedAt) return true;
  const found = await auditResult(database, { ...scope, since, mostLookedAt: MOST_LOOKED_AT });
  if (!passesBudget(found, budget)) return false;
  await stopConfirming(database, shop.id, now());
  return true;
}
