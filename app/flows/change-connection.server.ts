import { disconnect } from "../tables/connections.server";
import { activeRun, moveRun } from "../tables/runs.server";
import { resumeRun, stopRun } from "./control-run.server";
import type { Seller, ShopContext } from "./context";

/** A TikTok shop is in use: a run that waited for it goes on, a run of another market ends. */
export async function takeIntoUse(context: ShopContext, seller: Seller): Promise<void> {
  const run = await activeRun(context.database, context.shop.id);
  if (!run) return;
  if (run.market !== seller.market) await stopRun(context, "market-changed");
  else if (run.status === "paused" && run.reason === "needs-reauthorization")
    await resumeRun(context, run.id);
}

/**
 * Ends the connection at the merchant's wish: its tokens are forgotten and a run ends; mappings stay, and are there
 * again when the merchant connects again.
 */
export async function disconnectSeller({ database, shop, now }: ShopContext): Promise<void> {
  await database.$transaction(async (tx) => {
    const run = await activeRun(tx, shop.id);
    if (run) await moveRun(tx, run, { to: "stopped", reason: "disconnected", now: now() });
    await disconnect(tx, shop.id);
  });
}
