import { marketContexts, processDatabase } from "../../app/context.server";
import { syncCategories, type SyncOutcome } from "../../app/flows/sync-categories.server";
import { currentTree } from "../../app/tables/category-trees.server";

/** Fetches the tree of a market now, as the nightly job does. To be imported once the app's environment is there. */
export async function syncMarket(market = "US"): Promise<SyncOutcome> {
  return sync(market, null);
}

/** Lists a doubted tree again, as the check that was asked for does when its time has come. */
export async function checkMarket(market = "US"): Promise<SyncOutcome> {
  const { categoryVersion } = await currentTree(processDatabase(), market);
  const tree = await processDatabase().categoryTree.findUnique({
    where: { market_categoryVersion: { market, categoryVersion } },
  });
  if (!tree?.awaitedCheck) throw new Error(`The tree of ${market} is not doubted`);
  return sync(market, tree.awaitedCheck);
}

async function sync(market: string, check: string | null): Promise<SyncOutcome> {
  const [context] = await marketContexts(market);
  if (!context) throw new Error(`Nobody is connected in ${market}`);
  return syncCategories(context, check);
}
