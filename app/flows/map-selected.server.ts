import type { ProductId } from "../domain/ids";
import { isMoving } from "../domain/run";
import { readProductsByIds, type ReadProducts } from "../shopify/read-products-by-ids.server";
import { databaseTime } from "../tables/clock.server";
import type { Database } from "../tables/database.server";
import {
  lockRun,
  moveRun,
  noteMissing,
  noteReading,
  noteReadingDone,
  startPartialRun,
  type Run,
} from "../tables/runs.server";
import { queueQuestions } from "./ask-questions.server";
import type { Seller, ShopContext } from "./context";
import { endRunIfDone } from "./end-run.server";
import { putAwayMissing } from "./put-away-missing.server";
import { storeReadProducts } from "./steps/1-read-products.server";

interface Selected {
  seller: Seller;
  /** Shopify's user id. */
  by: string;
  productIds: ProductId[];
}

/** Starts a run of the products that the merchant chose. What has its answer already is not asked about again. */
export async function startMapSelected(
  { database, shop, jobs, now }: ShopContext,
  { seller, by, productIds }: Selected,
): Promise<Run> {
  const { market, categoryVersion } = seller;
  return database.$transaction(async (tx) => {
    const run = await startPartialRun(tx, {
      shopId: shop.id,
      kind: "selected",
      productIds: [...new Set(productIds)],
      market,
      categoryVersion,
      startedBy: by,
      now: now(),
    });
    await jobs.readCatalog(run, { cause: "look", transaction: tx });
    return run;
  });
}

/** Reads the run's products from Shopify, stores them and queues those that have to be asked about. */
export async function readSelected(context: ShopContext, run: Run): Promise<void> {
  if (!isMoving(run.status) || run.readAt) return;
  const read = await readProductsByIds(context.shopify, run.productIds);
  await context.database.$transaction((tx) => storeSelected(context, { run, read, tx }), {
    timeout: 60_000,
    maxWait: 30_000,
  });
}

async function storeSelected(
  context: ShopContext,
  { run, read, tx }: { run: Run; read: ReadProducts; tx: Database },
): Promise<void> {
  const now = context.now();
  const locked = await lockRun(tx, run.shopId, run.id);
  if (!locked || !isMoving(locked.status) || locked.readAt) return;
  await noteMissing(tx, run, await putAwayMissing(tx, run.shopId, read));
  const { stored, toAsk, decided } = await storeReadProducts(
    tx,
    { ...run, runId: run.id, seenAt: await databaseTime(tx) },
    read,
  );
  await queueQuestions(context, run, { productIds: toAsk, transaction: tx });
  const unchanged = stored - toAsk.length - decided;
  await noteReading(tx, run, { linesStored: 0, products: stored, unchanged, decided });
  await noteReadingDone(tx, run, now);
  await moveRun(tx, run, { to: "mapping", now });
  await endRunIfDone(context, run, tx);
}
