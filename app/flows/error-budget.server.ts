import type { ErrorBudget } from "../domain/error-budget";
import { resumeConfirming, storeErrorBudget } from "../tables/error-budgets.server";
import type { ShopContext } from "./context";
import { confirmConfident, type ConfirmConfidentOutcome } from "./confirm-confident.server";

/** What the merchant wants of the error budget. */
export type ErrorBudgetWish =
  /** Confirms what there is, and, where it is on, what runs recommend from now on. */
  | { intent: "switch"; budget: ErrorBudget; isOn: boolean }
  | { intent: "confirm-now"; budget: ErrorBudget; isOn: boolean }
  /** Goes on after the audit stopped it. */
  | { intent: "resume" };

type ErrorBudgetOutcome = ConfirmConfidentOutcome | { outcome: "saved" };

/** Does what the merchant wants of the error budget. Switching it on confirms what there is, as one decision. */
export async function setErrorBudget(
  context: ShopContext,
  wish: ErrorBudgetWish,
  by: string,
): Promise<ErrorBudgetOutcome> {
  const { database, shop, now } = context;
  if (wish.intent === "resume") {
    await resumeConfirming(database, shop.id, { by, now: now() });
    return { outcome: "saved" };
  }
  const { budget, isOn } = wish;
  await storeErrorBudget(database, shop.id, { budget, isOn, by, now: now() });
  if (wish.intent === "switch" && !isOn) return { outcome: "saved" };
  return confirmConfident(context, by);
}
