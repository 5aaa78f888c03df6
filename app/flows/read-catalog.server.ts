import { isMoving, type RunReason } from "../domain/run";
import { catalogLines, type CatalogFile } from "../shopify/catalog-lines.server";
import {
  cancelCatalogRead,
  catalogReadState,
  startCatalogRead,
} from "../shopify/bulk-read-products.server";
import { IncompleteCatalog } from "../shopify/errors";
import { notReadYet } from "../tables/catalog.server";
import { databaseTime } from "../tables/clock.server";
import { forgetUnseenCollections } from "../tables/collections.server";
import type { Database } from "../tables/database.server";
import { holdWaiting } from "../tables/run-questions.server";
import {
  claimCatalogRead,
  lockRun,
  moveRun,
  noteBulkOperation,
  noteFailedRead,
  noteReading,
  noteReadingDone,
  type Run,
} from "../tables/runs.server";
import { forgetUnreadable } from "../tables/unreadable-products.server";
import { queueHeld, queueOrHold } from "./ask-questions.server";
import { PART_PRODUCTS, PartBuilder } from "./build-catalog-part";
import type { ShopContext } from "./context";
import { deriveByCollections } from "./derive-by-collections.server";
import { endRunIfDone } from "./end-run.server";
import { inRun } from "./in-run.server";
import { lookForMissing } from "./look-for-missing.server";
import { storeAwaitedImages, storeCatalogPart } from "./steps/1-read-products.server";

const FIRST_LOOK_MS = 500;
const LONGEST_LOOK_MS = 10_000;
/** Files of one run that may fail or be incomplete before the merchant is told. */
const MOST_FILES = 3;
const TRANSACTION = { timeout: 60_000, maxWait: 30_000 };
/** A million products that wait are held in half a minute. */
const HOLDING = { timeout: 10 * 60_000, maxWait: 30_000 };

export type ReadOutcome = { outcome: "done" } | { outcome: "later"; afterMs: number };

/** What a reader believes about the run; another reader who got further makes it stop. */
interface Progress {
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
      return readAgain(context, run, { code: read.code, reason: "catalog-not-readable" });
    case "written":
      return storeFile(context, run, read.file);
  }
}

async function storeFile(
  context: ShopContext,
  run: Run,
  file: CatalogFile | null,
): Promise<ReadOutcome> {
  try {
    if (file === null || (await storeLines(context, run, file)))
      await endReading(context, run, file?.products ?? 0);
    return { outcome: "done" };
  } catch (error) {
    if (!(error instanceof IncompleteCatalog)) throw error;
    return readAgain(context, run, { code: error.code, reason: "catalog-incomplete" });
  }
}

/** Another file is asked for, a few times: what is stored stays, and nothing is taken for gone. */
async function readAgain(
  { database, shopify, now }: ShopContext,
  run: Run,
  failed: { code: string; reason: RunReason },
): Promise<ReadOutcome> {
  if (run.bulkOperationId === null) return { outcome: "done" };
  if (failed.code === "ACCESS_DENIED" || run.failedReads + 1 >= MOST_FILES) {
    await moveRun(database, run, { to: "failed", reason: failed.reason, now: now() });
    return { outcome: "done" };
  }
  const isOurs = await noteFailedRead(database, run, run.bulkOperationId);
  if (!isOurs) return { outcome: "done" };
  return { outcome: "later", afterMs: shopify.firstRetryMs * 4 ** run.failedReads };
}

async function startReading(context: ShopContext, run: Run): Promise<ReadOutcome> {
  const { database, shopify } = context;
  const claimedUntil = await claimCatalogRead(database, run);
  if (!claimedUntil) return { outcome: "later", afterMs: FIRST_LOOK_MS };
  let bulkOperationId: string | null = null;
  let isOurs = true;
  try {
    await forgetUnreadable(database, run, "this-run");
    bulkOperationId = await startCatalogRead(shopify, run.changedSince);
  } finally {
    isOurs = await noteBulkOperation(database, run, { claimedUntil, bulkOperationId });
  }
  if (bulkOperationId === null) return { outcome: "later", afterMs: LONGEST_LOOK_MS };
  // Another process asked meanwhile, and its file is the one that is read.
  if (!isOurs) await cancelCatalogRead(shopify, bulkOperationId);
  return { outcome: "later", afterMs: FIRST_LOOK_MS };
}

/** Small catalogs are written in a second, big ones in hours: looks get rarer, a tenth of the time waited. */
function nextLook(waitedMs: number): number {
  return Math.min(LONGEST_LOOK_MS, Math.max(FIRST_LOOK_MS, waitedMs / 10));
}

/** Answers whether this reader stored the last line. */
async function storeLines(context: ShopContext, run: Run, file: CatalogFile): Promise<boolean> {
  const reading: Progress = { run, linesStored: run.linesStored };
  const part = new PartBuilder();
  for await (const line of catalogLines(file, run.linesStored)) {
    part.add(line);
    if (!part.isFull) continue;
    if (!(await storePart(context, reading, part))) return false;
  }
  return part.isEmpty || storePart(context, reading, part);
}

/** Stores a part, queues its products and notes how far reading is, all or nothing. */
async function storePart(
  context: ShopContext,
  reading: Progress,
  part: PartBuilder,
): Promise<boolean> {
  const { run } = reading;
  const { content, lastLine } = part.take();
  const isMine = await context.database.$transaction(async (tx) => {
    if (!(await isStillMine(tx, reading))) return false;
    const readFor = { ...run, runId: run.id, seenAt: await databaseTime(tx) };
    const ids = content.products.map(({ id }) => id);
    // A file that is read a second time, and a product that is in it twice, count once.
    const among = await notReadYet(tx, readFor, ids);
    const { stored, awaiting, toAsk, decided } = await storeCatalogPart(tx, readFor, {
      part: content,
      among,
    });
    await queueOrHold(context, run, { productIds: toAsk, transaction: tx });
    await noteReading(tx, run, {
      linesStored: lastLine,
      products: stored,
      unchanged: stored - toAsk.length - decided - awaiting,
      decided,
    });
    return true;
  }, TRANSACTION);
  if (isMine) reading.linesStored = lastLine;
  return isMine;
}

async function isStillMine(tx: Database, { run, linesStored }: Progress): Promise<boolean> {
  const locked = await lockRun(tx, run.shopId, run.id);
  return (
    locked !== null &&
    isMoving(locked.status) &&
    locked.readAt === null &&
    locked.bulkOperationId === run.bulkOperationId &&
    locked.linesStored === linesStored
  );
}

/**
 * Everything is stored: late pictures are chosen, products that are gone are put away, what was held back is decided or
 * asked, the run is told.
 * @param counted products that Shopify counted in the file
 */
async function endReading(context: ShopContext, run: Run, counted: number): Promise<void> {
  const { database, now } = context;
  while (await queueAwaited(context, run));
  if (run.changedSince) await askWaiting(context, run);
  else await lookForMissing(context, run, counted);
  if (run.readStartedAt)
    await forgetUnseenCollections(database, { ...run, readStartedAt: run.readStartedAt });
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
    const readFor = { ...run, runId: run.id, seenAt: await databaseTime(tx) };
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
async function askWaiting({ database }: ShopContext, run: Run): Promise<void> {
  await database.$transaction(async (tx) => {
    const locked = await lockRun(tx, run.shopId, run.id);
    if (!locked || !isMoving(locked.status)) return;
    const products = await holdWaiting(tx, run);
    const { linesStored } = locked;
    await noteReading(tx, run, { linesStored, products, unchanged: 0 });
  }, HOLDING);
}
