import type { ProductId } from "../domain/ids";
import { addBatches } from "../tables/run-batches.server";
import { activeRun, moveRun, noteReading, noteReadingDone, startRun } from "../tables/runs.server";
import { productsToReplace } from "../tables/stale-mappings.server";
import type { Seller, ShopContext } from "./context";

const BATCH_PRODUCTS = 50;
const LATER_MS = 60 * 1000;
const TRANSACTION = { timeout: 60_000, maxWait: 30_000 };

export type ReplaceOutcome =
  | { outcome: "started" | "nothing-to-do" }
  /** Another run is active: a shop has one at a time. */
  | { outcome: "later"; afterMs: number };

/**
 * Asks TikTok Shop again about the products whose category cannot be used any more, by a run of its own: it can be
 * watched, paused and stopped as any other, and its answers are replacements to accept.
 */
export async function replaceStale(context: ShopContext, seller: Seller): Promise<ReplaceOutcome> {
  const { database, shop, jobs, now } = context;
  if (await activeRun(database, shop.id)) return { outcome: "later", afterMs: LATER_MS };
  return database.$transaction(async (tx) => {
    const productIds = await productsToReplace(tx, shop.id, seller.market);
    if (productIds.length === 0) return { outcome: "nothing-to-do" };
    const { market, categoryVersion } = seller;
    const about = {
      shopId: shop.id,
      market,
      categoryVersion,
      startedBy: "tiktok-shop",
      now: now(),
    };
    const { run, isNew } = await startRun(tx, about);
    if (!isNew) return { outcome: "later", afterMs: LATER_MS };
    const numbers = await addBatches(tx, run, inBatches(productIds));
    await noteReading(tx, run, { linesStored: 0, products: productIds.length, unchanged: 0 });
    await noteReadingDone(tx, run, now());
    await moveRun(tx, run, { to: "mapping", now: now() });
    await jobs.mapBatches(run, numbers, tx);
    return { outcome: "started" };
  }, TRANSACTION);
}

function inBatches(productIds: ProductId[]): ProductId[][] {
  const batches: ProductId[][] = [];
  for (let start = 0; start < productIds.length; start += BATCH_PRODUCTS)
    batches.push(productIds.slice(start, start + BATCH_PRODUCTS));
  return batches;
}
