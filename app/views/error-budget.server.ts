import type { AuditCheck } from "../domain/audit-csv";
import type { ConfidenceLevel } from "../domain/confidence";
import {
  ERROR_BUDGETS,
  MOST_LOOKED_AT,
  passesBudget,
  USUAL_BUDGET,
  withinBudget,
  type AuditResult,
} from "../domain/error-budget";
import type { GroupConfidence, SafeGroup } from "../domain/group-confidence";
import { wilsonInterval, type EstimatedShare } from "../domain/wilson";
import { auditResult, checkedProducts, countHeldBack } from "../tables/audited-products.server";
import { confidenceDecisions } from "../tables/confidence-decisions.server";
import type { Database } from "../tables/database.server";
import { errorBudgetOf } from "../tables/error-budgets.server";
import type { MappingScope } from "../tables/mapping-filters.server";
import { findSafeGroups } from "../tables/safe-groups.server";
import { marketScope } from "./mappings.server";

export interface ErrorBudgetView {
  isConnected: boolean;
  budget: number;
  isOn: boolean;
  /** The audit passes the budget, or did, and the merchant has not said that it goes on. */
  isStopped: boolean;
  /** What each budget would confirm now. */
  confirms: { budget: number; products: number }[];
  /** Products that wait, by how sure one may be of them. */
  waiting: Record<ConfidenceLevel, number>;
  audit: AuditResult & EstimatedShare & { heldBack: number };
  decisions: ConfidenceDecisionView[];
}

export interface ConfidenceDecisionView {
  id: number;
  budget: number;
  products: number;
  isFinished: boolean;
  isUndone: boolean;
  /** No person: it was confirmed after a run. */
  isByItself: boolean;
  at: string;
}

const SHOWN_DECISIONS = 5;

/** The error budget, what it would confirm now, and what its audit found. */
export async function errorBudgetView(
  database: Database,
  shopId: number,
): Promise<ErrorBudgetView> {
  const [stored, scope] = await Promise.all([
    errorBudgetOf(database, shopId),
    marketScope(database, shopId),
  ]);
  const budget = stored?.budget ?? USUAL_BUDGET;
  const since = stored?.auditedSince ?? new Date(0);
  const found = scope ? await shownOf(database, scope, since) : NOTHING;
  return {
    isConnected: scope !== null,
    budget,
    isOn: stored?.isOn ?? false,
    isStopped: Boolean(stored?.stoppedAt) || passesBudget(found.audit, budget),
    ...found,
  };
}

async function shownOf(database: Database, scope: MappingScope, since: Date) {
  // Before what waits: a decision that ends in between does not count there, or the page looks again at its end.
  const decisions = await confidenceDecisions(database, scope, SHOWN_DECISIONS);
  const [{ groups, safe }, audit, heldBack] = await Promise.all([
    findSafeGroups(database, scope),
    auditResult(database, { ...scope, since, mostLookedAt: MOST_LOOKED_AT }),
    countHeldBack(database, scope),
  ]);
  return {
    confirms: confirmsOf(safe),
    waiting: waitingOf(groups),
    audit: { ...audit, ...wilsonInterval(audit.wrong, audit.checked), heldBack },
    decisions: decisions.map(({ budget, decided, decidedBy, startedAt, ...decision }) => ({
      ...decision,
      budget: Number(budget),
      products: decided,
      isByItself: decidedBy === "confidence",
      at: startedAt.toISOString(),
    })),
  };
}

function confirmsOf(safe: SafeGroup[]): ErrorBudgetView["confirms"] {
  return ERROR_BUDGETS.map((budget) => ({
    budget,
    products: withinBudget(safe, budget).reduce((sum, { waiting }) => sum + waiting, 0),
  }));
}

function waitingOf(groups: GroupConfidence[]): ErrorBudgetView["waiting"] {
  const waiting = { safe: 0, look: 0, unsure: 0 };
  for (const group of groups) waiting[group.confidence.level] += group.waiting;
  return waiting;
}

const NOTHING = {
  confirms: confirmsOf([]),
  waiting: waitingOf([]),
  audit: { checked: 0, wrong: 0, ...wilsonInterval(0, 0), heldBack: 0 },
  decisions: [],
};

/** The checks of the audit, for a file. */
export async function auditChecks(database: Database, shopId: number): Promise<AuditCheck[]> {
  const [stored, scope] = await Promise.all([
    errorBudgetOf(database, shopId),
    marketScope(database, shopId),
  ]);
  if (!scope || !stored) return [];
  return checkedProducts(database, {
    ...scope,
    since: stored.auditedSince,
    mostLookedAt: MOST_LOOKED_AT,
  });
}
