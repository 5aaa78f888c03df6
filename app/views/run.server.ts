import type { RunProgress, RunReason, RunStatus } from "../domain/run";
import { isActive } from "../domain/run";
import type { Database } from "../tables/database.server";
import { latestRun, runProgress } from "../tables/runs.server";

/** A run as a page shows it. */
export interface RunView {
  id: number;
  status: RunStatus;
  reason: RunReason | null;
  isActive: boolean;
  startedAt: string;
  seconds: number;
  progress: RunProgress;
}

/** The shop's latest run, or null. */
export async function runView(
  database: Database,
  shopId: number,
  now: Date,
): Promise<RunView | null> {
  const run = await latestRun(database, shopId);
  if (!run) return null;
  const endedAt = run.finishedAt ?? now;
  return {
    id: run.id,
    status: run.status,
    reason: run.reason,
    isActive: isActive(run.status),
    startedAt: run.startedAt.toISOString(),
    seconds: (endedAt.getTime() - run.startedAt.getTime()) / 1000,
    progress: await runProgress(database, shopId, run.id),
  };
}
