import { disconnect } from "../tables/connections.server";
import { activeRuns, moveRun } from "../tables/runs.server";
import { resumeRun } from "./control-run.server";
import type { Seller, ShopContext } from "./context";

/** A TikTok shop is in use: runs that waited for it go on, and so do the changes since; runs of another market end. */
export async function takeIntoUse(context: ShopContext, seller: Seller): Promise<void> {
  const { database, shop, now } = context;
  for (const run of await activeRuns(database, shop.id)) {
    if (run.market !== seller.market)
      await moveRun(database, run, { to: "stopped", reason: "market-changed", now: now() });
    else if (run.status === "paused" && run.reason === "needs-reauthorization")
      await resumeRun(context, run.id);
  }
  await context.jobs.takeChanges();
}

/**
 * Ends the connection at the merchant's wish: its tokens are forgotten and runs end; mappings stay, and are there
 * again when the merchant connects again.
 */
export async function disconnectSeller({ database, shop, now }: ShopContext): Promise<void> {
  await database.$transaction(async (tx) => {
    for (const run of await activeRuns(tx, shop.id))
      await moveRun(tx, run, { to: "stopped", reason: "disconnected", now: now() });
    await disconnect(tx, shop.id);
  });
}
