import { DECIDED_AT_ONCE } from "../domain/decision-source";
import type { DecisionKind } from "../domain/mapping-status";
import type { Database } from "../tables/database.server";
import { recentDecisionJobs, type DecisionJob } from "../tables/decision-jobs.server";

/** A decision about everything that a filter found, as a page shows it. */
export interface DecisionView {
  id: number;
  kind: DecisionKind | "undo";
  isFinished: boolean;
  total: number;
  lookedAt: number;
  decided: number;
  isUndoable: boolean;
}

/** An ended one is told for so long. */
const TOLD_SECONDS = 60;

/** Decisions that a page tells about: what goes on, and what ended a moment ago without having been told at once. */
export async function decisionsView(
  database: Database,
  shopId: number,
  page: "mappings" | "review" = "mappings",
): Promise<DecisionView[]> {
  const jobs = await recentDecisionJobs(database, shopId, { endedWithinSeconds: TOLD_SECONDS });
  const isTold = ({ isFinished, scope, total }: DecisionJob) =>
    !isFinished || (page === "mappings" ? scope === "matching" : total > DECIDED_AT_ONCE);
  return jobs.filter(isTold).map((job) => ({
    id: job.id,
    kind: job.kind,
    isFinished: job.isFinished,
    total: job.total,
    lookedAt: job.lookedAt,
    decided: job.decided,
    isUndoable: job.isFinished && !job.isUndone && job.kind !== "undo",
  }));
}
