import { marketContexts } from "../../app/context.server";
import { syncCategories, type SyncOutcome } from "../../app/flows/sync-categories.server";

/** Fetches the tree of a market now, as the nightly job does. To be imported once the app's environment is there. */
export async function syncMarket(market = "US"): Promise<SyncOutcome> {
  const [context] = await marketContexts(market);
  if (!context) throw new Error(`Nobody is connected in ${market}`);
  return syncCategories(context);
}
