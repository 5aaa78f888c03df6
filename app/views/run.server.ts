import type { RunProgress, RunReason, RunStatus } from "../domain/run";
import { isActive, isMoving } from "../domain/run";
import type { Database } from "../tables/database.server";
import { endedRuns, latestRun, runProgress, type Run } from "../tables/runs.server";

/** A run as a page shows it. */
export interface RunView {
  id: number;
  status: RunStatus;
  reason: RunReason | null;
  /** TikTok Shop's own words where the reason has some. */
  reasonDetail: string | null;
  isActive: boolean;
  startedAt: string;
  /** Shopify's user id, or the name of the machine that started it. */
  startedBy: string;
  /** Reads only what changed. */
  isOnlyChanged: boolean;
  seconds: number;
  /** A service that does not answer: the run goes on by itself when it does. */
  away: { service: "tiktok-shop" | "picture-host"; since: string } | null;
  progress: RunProgress;
  /** Products that were not in what Shopify sent: so many that they stay until the next reading misses them, too. */
  missed: number;
  /** Products that were not in what Shopify sent, and were put away. */
  putAway: number;
}

/** The shop's latest run, or null. */
export async function runView(
  database: Database,
  shopId: number,
  now: Date,
): Promise<RunView | null> {
  const run = await latestRun(database, shopId);
  return run && asView(database, run, now);
}

const SHOWN_RUNS = 5;

/** The last runs that ended. */
export async function endedRunsView(
  database: Database,
  shopId: number,
  now: Date,
): Promise<RunView[]> {
  const runs = await endedRuns(database, shopId, SHOWN_RUNS);
  return Promise.all(runs.map((run) => asView(database, run, now)));
}

async function asView(database: Database, run: Run, now: Date): Promise<RunView> {
  const endedAt = run.finishedAt ?? now;
  return {
    id: run.id,
    status: run.status,
    reason: run.reason,
    reasonDetail: run.reasonDetail,
    isActive: isActive(run.status),
    startedAt: run.startedAt.toISOString(),
    startedBy: run.startedBy,
    isOnlyChanged: run.changedSince !== null,
    seconds: (endedAt.getTime() - run.startedAt.getTime()) / 1000,
    away: isMoving(run.status) ? awayOf(run) : null,
    progress: await runProgress(database, run.shopId, run.id),
    missed: run.missed,
    putAway: run.putAway,
  };
}

function awayOf({ tikTokShopAwaySince, pictureHostAwaySince }: Run): RunView["away"] {
  if (tikTokShopAwaySince)
    return { service: "tiktok-shop", since: tikTokShopAwaySince.toISOString() };
  return (
    pictureHostAwaySince && { service: "picture-host", since: pictureHostAwaySince.toISOString() }
  );
}
