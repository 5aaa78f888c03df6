import type { PrismaClient } from "../tables/database.server";
import { activeRun, moveRun } from "../tables/runs.server";

/** A seller has to authorize again: the shop's run waits for it. */
export async function pauseRunOfLostShop(
  database: PrismaClient,
  shopId: number,
  now: Date,
): Promise<void> {
  const run = await activeRun(database, shopId);
  if (run) await moveRun(database, run, { to: "paused", reason: "needs-reauthorization", now });
}
