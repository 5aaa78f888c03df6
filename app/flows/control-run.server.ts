import type { RunReason } from "../domain/run";
import { cancelCatalogRead } from "../shopify/bulk-read-products.server";
import {
  activeRun,
  findRun,
  lastFinishedRun,
  lockRun,
  moveRun,
  noteServices,
  startRun,
  type Run,
} from "../tables/runs.server";
import { forgetGoes, openBatches } from "../tables/run-batches.server";
import type { Seller, ShopContext } from "./context";
import { endRunIfDone } from "./end-run.server";

// Shopify's clock and ours may differ, and a product may change while the catalog is written.
const OVERLAP_MS = 10 * 60_000;

/**
 * Starts "map all", or answers the run that is under way already. With `onlyChanged` it reads only what changed in
 * Shopify since the last whole run began, and asks again what waits for that; without such a run it reads everything.
 */
export async function startMapAll(
  { database, shop, jobs, now }: ShopContext,
  started: { seller: Seller; by: string; onlyChanged?: boolean },
): Promise<Run> {
  const { market, categoryVersion } = started.seller;
  return database.$transaction(async (tx) => {
    const last = started.onlyChanged ? await lastFinishedRun(tx, shop.id, market) : null;
    const { run, isNew } = await startRun(tx, {
      shopId: shop.id,
      market,
      categoryVersion,
      startedBy: started.by,
      changedSince: last && new Date(last.startedAt.getTime() - OVERLAP_MS),
      now: now(),
    });
    if (isNew) await jobs.readCatalog(run, { cause: "look", transaction: tx });
    return run;
  });
}

/** The run that a job is about, as it is now. */
export function currentRun({ database, shop }: ShopContext, runId: number): Promise<Run | null> {
  return findRun(database, shop.id, runId);
}

/** A run that cannot go on: what is mapped stays. */
export async function failRun(
  { database, now }: ShopContext,
  run: Run,
  reason: RunReason,
): Promise<void> {
  await moveRun(database, run, { to: "failed", reason, now: now() });
}

/** Lets the run rest: batches under way end, no other begins. */
export async function pauseRun(
  context: ShopContext,
  run: { id: number },
  reason: RunReason,
): Promise<boolean> {
  const { database, shop, now } = context;
  return moveRun(database, { id: run.id, shopId: shop.id }, { to: "paused", reason, now: now() });
}

/** Goes on with a paused run: with reading where it stopped, and with every batch that is not done. */
export async function resumeRun(context: ShopContext, runId: number): Promise<boolean> {
  const { database, shop, jobs, now } = context;
  return database.$transaction(
    async (tx) => {
      const run = await lockRun(tx, shop.id, runId);
      if (run?.status !== "paused") return false;
      await moveRun(tx, run, { to: run.readAt ? "mapping" : "reading", now: now() });
      await noteServices(tx, run, { tikTokShop: "answer", pictureHost: "answer" });
      await forgetGoes(tx, run);
      if (!run.readAt) await jobs.readCatalog(run, { cause: "look", transaction: tx });
      await jobs.mapBatches(run, await openBatches(tx, run), tx);
      // Its last batch may have ended while it rested.
      await endRunIfDone(context, run, tx);
      return true;
    },
    { timeout: 60_000, maxWait: 30_000 },
  );
}

/** Shopify has written a catalog: the run that waits for it need not look again. */
export async function readWrittenCatalog(
  context: ShopContext,
  bulkOperationId: string,
): Promise<void> {
  const run = await activeRun(context.database, context.shop.id);
  if (run?.bulkOperationId === bulkOperationId)
    await context.jobs.readCatalog(run, { cause: "webhook" });
}

/** Ends the shop's run for good; what is mapped stays. */
export async function stopRun(context: ShopContext, reason: RunReason | null): Promise<void> {
  const { database, shop, now } = context;
  const run = await activeRun(database, shop.id);
  if (run) await moveRun(database, run, { to: "stopped", reason, now: now() });
}

/** Ends the run at the merchant's wish, and Shopify's work for it too. */
export async function stopRunAndReading(context: ShopContext): Promise<void> {
  const run = await activeRun(context.database, context.shop.id);
  await stopRun(context, null);
  if (run?.bulkOperationId && !run.readAt)
    await cancelCatalogRead(context.shopify, run.bulkOperationId);
}
