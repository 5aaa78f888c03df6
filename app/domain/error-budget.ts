import type { EstimatedShare } from "./wilson";

/** Shares of wrong products that a merchant may allow. */
export const ERROR_BUDGETS = [0.001, 0.0025, 0.005, 0.01, 0.02] as const;
export type ErrorBudget = (typeof ERROR_BUDGETS)[number];
export const USUAL_BUDGET: ErrorBudget = 0.005;

export function isErrorBudget(share: number): share is ErrorBudget {
  return ERROR_BUDGETS.some((budget) => budget === share);
}

/** A group whose products could be confirmed. */
export interface ConfirmableGroup {
  /** Products that wait. */
  waiting: number;
  /** The estimated chance that one of them is wrong. */
  wrong: number;
}

/**
 * The groups that the budget confirms: the surest first, as long as all of them together are expected to keep to it.
 * The whole of a group or nothing of it.
 */
export function withinBudget<Group extends ConfirmableGroup>(
  groups: readonly Group[],
  budget: number,
): Group[] {
  const chosen: Group[] = [];
  let [products, wrong] = [0, 0];
  for (const group of [...groups].sort((a, b) => a.wrong - b.wrong)) {
    products += group.waiting;
    wrong += group.waiting * group.wrong;
    if (wrong > products * budget) break;
    if (group.waiting > 0) chosen.push(group);
  }
  return chosen;
}

/** One in so many of the products that would be confirmed is held back for the merchant to judge unaware. */
export const HELD_BACK_ONE_IN = 50;
/** A check is a decision about so few products that each of them was looked at. */
export const MOST_LOOKED_AT = 25;

/** What the merchant's own decisions say about products that would have been confirmed. */
export interface AuditResult {
  checked: number;
  wrong: number;
}

/** Whether what was found is above the budget: automatic confirming stops, also where few were checked so far. */
export function passesBudget({ checked, wrong }: AuditResult, budget: number): boolean {
  return wrong > checked * budget;
}

/** How the result is told, in percent with one digit. */
export function inPercent({
  share,
  low,
  high,
}: EstimatedShare): Record<"share" | "low" | "high", string> {
  const text = (value: number) => (value * 100).toFixed(1);
  return { share: text(share), low: text(low), high: text(high) };
}
