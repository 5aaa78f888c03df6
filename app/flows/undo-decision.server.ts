import { restoreCategoryMapping, type CategoryMappingChange } from "../tables/decisions.server";
import { findDecision, noteUndone } from "../tables/decision-jobs.server";
import type { ShopContext } from "./context";
import { DECISION_TRANSACTION, startDecision } from "./decide-mappings.server";

export type UndoOutcome =
  | { outcome: "started"; jobId: number }
  /** Somebody undid it before, it is still being carried out, or it is not the shop's. */
  | { outcome: "not-undoable" };

/**
 * Takes a whole decision back, in the background: products that were changed since stay as they are. An undo is a
 * decision too, and can be undone.
 */
export async function undoDecision(
  context: ShopContext,
  { decisionId, by }: { decisionId: number; by: string },
): Promise<UndoOutcome> {
  const { database, shop, now } = context;
  return database.$transaction(async (tx) => {
    const decision = await findDecision(tx, shop.id, decisionId);
    if (!decision?.isFinished) return { outcome: "not-undoable" };
    if (!(await noteUndone(tx, decision, now()))) return { outcome: "not-undoable" };
    const { categoryMapping, ...named } = decision.scopeDetail;
    if (categoryMapping)
      await restoreCategoryMapping(tx, decision, { change: categoryMapping, by, at: now() });
    const jobId = await startDecision(context, tx, {
      shopId: shop.id,
      market: decision.market,
      kind: "undo",
      categoryId: null,
      scope: decision.scope,
      scopeDetail: {
        ...named,
        ...(categoryMapping ? { categoryMapping: turnedBack(categoryMapping) } : {}),
      },
      // What it is about, for the history.
      filter: decision.filter,
      undoesId: decision.id,
      total: decision.decided,
      decidedBy: by,
      startedAt: now(),
    });
    return { outcome: "started", jobId };
  }, DECISION_TRANSACTION);
}

function turnedBack({ before, after, ...change }: CategoryMappingChange): CategoryMappingChange {
  return { ...change, before: after, after: before };
}
