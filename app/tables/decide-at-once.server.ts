import type { ProductId } from "../domain/ids";
import type { DecisionKind, ShownCategory } from "../domain/mapping-status";
import type { Database } from "./database.server";
import { addDecision, closeDecision, type NewDecision } from "./decision-jobs.server";
import { decideProducts } from "./mapping-decisions.server";

/** Enters a decision, carries it out about these products and closes it, in the caller's transaction. */
export async function decideAtOnce(
  transaction: Database,
  productIds: ProductId[],
  { shown, ...entered }: NewDecision & { kind: DecisionKind; shown?: ShownCategory[] },
): Promise<{ productIds: ProductId[]; decisionId: number | null }> {
  const id = await addDecision(transaction, entered);
  const decision = {
    id,
    kind: entered.kind,
    categoryId: entered.categoryId,
    source: entered.source ?? "merchant",
    ruleId: entered.ruleId ?? null,
    by: entered.decidedBy,
    at: entered.startedAt,
    seenAt: entered.seenAt ?? null,
    ...(shown ? { shown } : {}),
  };
  const decided = await decideProducts(transaction, entered, { decision, productIds });
  await closeDecision(
    transaction,
    { id, shopId: entered.shopId },
    { decided: decided.length, now: entered.startedAt },
  );
  return { productIds: decided, decisionId: decided.length > 0 ? id : null };
}
