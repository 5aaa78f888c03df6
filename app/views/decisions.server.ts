import type { DecisionKind } from "../domain/mapping-status";
import type { Database } from "../tables/database.server";
import { recentDecisionJobs } from "../tables/decision-jobs.server";

/** A decision about everything that a filter found, as a page shows it. */
export interface DecisionView {
  id: number;
  kind: DecisionKind | "undo";
  isFinished: boolean;
  total: number;
  lookedAt: number;
  decided: number;
}

/** An ended one is told for so long. */
const TOLD_SECONDS = 60;

export async function decisionsView(database: Database, shopId: number): Promise<DecisionView[]> {
  const jobs = await recentDecisionJobs(database, shopId, {
    scope: "matching",
    endedWithinSeconds: TOLD_SECONDS,
  });
  return jobs.map(({ id, kind, isFinished, total, lookedAt, decided }) => ({
    id,
    kind,
    isFinished,
    total,
    lookedAt,
    decided,
  }));
}
