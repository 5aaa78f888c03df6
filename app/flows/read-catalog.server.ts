import { isMoving } from "../domain/run";
import { catalogLines } from "../shopify/catalog-lines.server";
import { catalogReadState, startCatalogRead } from "../shopify/bulk-read-products.server";
import { deleteUnseenProducts } from "../tables/catalog.server";
import { forgetUnseenCollections } from "../tables/collections.server";
import type { Database } from "../tables/database.server";
import { waitingToBeAsked } from "../tables/product-mappings.server";
import {
  lockRun,
  moveRun,
  noteBulkOperation,
  noteReading,
  noteReadingDone,
  type Run,
} from "../tables/runs.server";
import { queueHeld, queueOrHold } from "./ask-questions.server";
import { PART_PRODUCTS, PartBuilder } from "./build-catalog-part";
import type { ShopContext } from "./context";
import { deriveByCollections } from "./derive-by-collections.server";
import { endRunIfDone } from "./end-run.server";
import { inRun } from "./in-run.server";
import { queueProducts } from "./queue-products.server";
import { storeAwaitedImages, storeCatalogPart } from "./steps/1-read-products.server";

const FIRST_LOOK_MS = 500;
const LONGEST_LOOK_MS = 10_000;
const TRANSACTION = { timeout: 60_000, maxWait: 30_000 };

export type ReadOutcome = { outcome: "done" } | { outcome: "later"; afterMs: number };

/** What a reader believes about the run; another reader who got further makes it stop. */
interface Reading {
  run: Run;
  linesStored: number;
}

/**
 * Reads the shop's catalog for a run: asks Shopify to write it to a file, comes back until it is written, then
 * stores it part by part and queues each part's products at once, so that reading and mapping overlap.
 * A reader that dies is followed by one that goes on behind the last stored part.
 */
export async function readCatalog(context: ShopContext, run: Run): Promise<ReadOutcome> {
  if (!isMoving(run.status) || run.readAt) return { outcome: "done" };
  if (run.bulkOperationId === null) return startReading(context, run);
  const read = await catalogReadState(context.shopify, run.bulkOperationId);
  switch (read.state) {
    case "writing":
      return {
        outcome: "later",
        afterMs: nextLook(context.now().getTime() - run.startedAt.getTime()),
      };
    case "failed":
      if (read.code === "EXPIRED" || read.code === "NOT_FOUND") return startReading(context, run);
      await moveRun(context.database, run, {
        to: "failed",
        reason: "catalog-not-readable",
        now: context.now(),
      });
      return { outcome: "done" };
    case "written":
      if (read.url === null || (await storeLines(context, run, read.url)))
        await endReading(context, run);
      return { outcome: "done" };
  }
}

async function startReading(context: ShopContext, run: Run): Promise<ReadOutcome> {
  const bulkOperationId = await startCatalogRead(context.shopify, run.changedSince);
  if (bulkOperationId === null) return { outcome: "later", afterMs: LONGEST_LOOK_MS };
  await noteBulkOperation(context.database, run, bulkOperationId);
  return { outcome: "later", afterMs: FIRST_LOOK_MS };
}

/** Small catalogs are written in a second, big ones in hours: looks get rarer, a tenth of the time waited. */
function nextLook(waitedMs: number): number {
  return Math.min(LONGEST_LOOK_MS, Math.max(FIRST_LOOK_MS, waitedMs / 10));
}

/** Answers whether this reader stored the last line. */
async function storeLines(context: ShopContext, run: Run, url: string): Promise<boolean> {
  const reading: Reading = { run, linesStored: run.linesStored };
  const part = new PartBuilder();
  for await (const line of catalogLines(url, run.linesStored)) {
    part.add(line);
    if (!part.isFull) continue;
    if (!(await storePart(context, reading, part))) return false;
  }
  return part.isEmpty || storePart(context, reading, part);
}

/** Stores a part, queues its products and notes how far reading is, all or nothing. */
async function storePart(
  context: ShopContext,
  reading: Reading,
  part: PartBuilder,
): Promise<boolean> {
  const { run } = reading;
  const { content, lastLine } = part.take();
  const isMine = await context.database.$transaction(async (tx) => {
    if (!(await isStillMine(tx, reading))) return false;
    const readFor = { ...run, runId: run.id, seenAt: context.now() };
    const { toAsk, decided } = await storeCatalogPart(tx, readFor, content);
    await queueOrHold(context, run, { productIds: toAsk, transaction: tx });
    const awaiting = content.products.filter(({ awaitsImages }) => awaitsImages).length;
    await noteReading(tx, run, {
      linesStored: lastLine,
      products: content.products.length,
      unchanged: content.products.length - toAsk.length - decided - awaiting,
      decided,
    });
    return true;
  }, TRANSACTION);
  if (isMine) reading.linesStored = lastLine;
  return isMine;
}

async function isStillMine(tx: Database, { run, linesStored }: Reading): Promise<boolean> {
  const locked = await lockRun(tx, run.shopId, run.id);
  return (
    locked !== null &&
    isMoving(locked.status) &&
    locked.readAt === null &&
    locked.linesStored === linesStored
  );
}

/**
 * Everything is stored: late pictures are chosen, products that are gone are deleted, what was held back is decided or
 * asked, the run is told.
 */
async function endReading(context: ShopContext, run: Run): Promise<void> {
  const { database, now } = context;
  while (await queueAwaited(context, run));
  if (run.changedSince) while (await queueWaiting(context, run));
  else await deleteUnseenProducts(database, run.shopId, run.startedAt);
  await forgetUnseenCollections(database, run.shopId, run.startedAt);
  await deriveByCollections(context, run);
  while (await inRun(context, run, (tx) => queueHeld(context, run, tx)));
  // A run that was paused meanwhile stays paused, and reads the end again when it goes on.
  const isRead = await database.$transaction(async (tx) => {
    const locked = await lockRun(tx, run.shopId, run.id);
    if (!locked || !isMoving(locked.status)) return false;
    await noteReadingDone(tx, run, now());
    return moveRun(tx, run, { to: "mapping", now: now() });
  });
  if (isRead) await database.$transaction((tx) => endRunIfDone(context, run, tx), TRANSACTION);
}

async function queueAwaited(context: ShopContext, run: Run): Promise<boolean> {
  return inRun(context, run, async (tx, { linesStored }) => {
    const readFor = { ...run, runId: run.id, seenAt: context.now() };
    const chosen = await storeAwaitedImages(tx, readFor, PART_PRODUCTS);
    if (!chosen) return false;
    const { products, toAsk, decided } = chosen;
    await queueOrHold(context, run, { productIds: toAsk, transaction: tx });
    const unchanged = products - toAsk.length - decided;
    await noteReading(tx, run, { linesStored, products: 0, unchanged, decided });
    return true;
  });
}

/** A run that reads only what changed asks again also what the merchant, or an answer that passes, wants asked. */
async function queueWaiting(context: ShopContext, run: Run): Promise<boolean> {
  return inRun(context, run, async (tx, { linesStored }) => {
    const productIds = await waitingToBeAsked(tx, run, PART_PRODUCTS);
    if (productIds.length === 0) return false;
    await queueProducts(context, run, { productIds, transaction: tx });
    await noteReading(tx, run, { linesStored, products: productIds.length, unchanged: 0 });
    return true;
  });
}
