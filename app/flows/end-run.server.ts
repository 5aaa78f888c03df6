import type { Database } from "../tables/database.server";
import { finishRunIfDone, type Run } from "../tables/runs.server";
import type { ShopContext } from "./context";

/**
 * Ends a run that has nothing left to do. What it recommended may be confirmed by itself once all of it is there, because
 * siblings are witnesses.
 */
export async function endRunIfDone(
  { jobs, now }: ShopContext,
  run: Run,
  transaction: Database,
): Promise<void> {
  if (await finishRunIfDone(transaction, run, now())) await jobs.confirmConfident(transaction);
}
