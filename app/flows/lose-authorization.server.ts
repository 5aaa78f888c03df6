import type { PrismaClient } from "../tables/database.server";
import { activeRuns, moveRun } from "../tables/runs.server";

/** A seller has to authorize again: the shop's runs wait for it. */
export async function pauseRunOfLostShop(
  database: PrismaClient,
  shopId: number,
  now: Date,
): Promise<void> {
  for (const run of await activeRuns(database, shopId))
    await moveRun(database, run, { to: "paused", reason: "needs-reauthorization", now });
}
