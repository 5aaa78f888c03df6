import { isMoving } from "../domain/run";
import type { Database } from "../tables/database.server";
import { lockRun, type Run } from "../tables/runs.server";
import type { ShopContext } from "./context";

const TRANSACTION = { timeout: 60_000, maxWait: 30_000 };

/** Does a piece of work for a run that goes on, all or nothing. False where it does not, or nothing is left to do. */
export async function inRun(
  { database }: ShopContext,
  run: Run,
  work: (tx: Database, locked: Run) => Promise<boolean>,
): Promise<boolean> {
  return database.$transaction(async (tx) => {
    const locked = await lockRun(tx, run.shopId, run.id);
    return locked !== null && isMoving(locked.status) && work(tx, locked);
  }, TRANSACTION);
}
