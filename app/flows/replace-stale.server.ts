import {
  activeRuns,
  moveRun,
  noteReading,
  noteReadingDone,
  startPartialRun,
} from "../tables/runs.server";
import { productsToReplace } from "../tables/stale-mappings.server";
import type { Seller, ShopContext } from "./context";
import { queueProducts } from "./queue-products.server";

/** Who is entered as having started the run. */
const TIKTOK_SHOP = "tiktok-shop";
const LATER_MS = 5_000;
const TRANSACTION = { timeout: 60_000, maxWait: 30_000 };

export type ReplaceOutcome =
  | { outcome: "started" | "nothing-to-do" }
  /** The products of the last change are still being asked about. */
  | { outcome: "later"; afterMs: number };

/**
 * Asks TikTok Shop again about the products whose category cannot be used any more, by a run of its own, beside
 * whatever else is under way. Its answers are replacements to accept.
 */
export async function replaceStale(context: ShopContext, seller: Seller): Promise<ReplaceOutcome> {
  const { database, shop, now } = context;
  const others = await activeRuns(database, shop.id);
  if (others.some(({ startedBy, status }) => startedBy === TIKTOK_SHOP && status !== "paused"))
    return { outcome: "later", afterMs: LATER_MS };
  return database.$transaction(async (tx) => {
    const productIds = await productsToReplace(tx, shop.id, seller.market);
    if (productIds.length === 0) return { outcome: "nothing-to-do" };
    const run = await startPartialRun(tx, {
      kind: "changes",
      shopId: shop.id,
      market: seller.market,
      categoryVersion: seller.categoryVersion,
      startedBy: TIKTOK_SHOP,
      productIds,
      now: now(),
    });
    await noteReading(tx, run, { linesStored: 0, products: productIds.length, unchanged: 0 });
    await noteReadingDone(tx, run, now());
    await moveRun(tx, run, { to: "mapping", now: now() });
    await queueProducts(context, run, { productIds, transaction: tx });
    return { outcome: "started" };
  }, TRANSACTION);
}
