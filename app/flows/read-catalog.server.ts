import { isMoving } from "../domain/run";
import type { ProductId } from "../domain/ids";
import { catalogLines, type NumberedLine } from "../shopify/catalog-lines.server";
import { catalogReadState, startCatalogRead } from "../shopify/bulk-read-products.server";
import { deleteUnseenProducts } from "../tables/catalog.server";
import type { Database } from "../tables/database.server";
import { waitingToBeAsked } from "../tables/product-mappings.server";
import {
  finishRunIfDone,
  lockRun,
  moveRun,
  noteBulkOperation,
  noteReading,
  noteReadingDone,
  type Run,
} from "../tables/runs.server";
import type { ShopContext } from "./context";
import { queueProducts } from "./queue-products.server";
import {
  storeAwaitedImages,
  storeCatalogPart,
  type CatalogPart,
} from "./steps/1-read-products.server";

/** Products that are stored and queued together. */
const PART_PRODUCTS = 1_000;
/** The first part is smaller, so that mapping begins at once. */
const FIRST_PART_PRODUCTS = 200;
const PART_IMAGES = 4_000;

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
    const toAsk = await storeCatalogPart(tx, { ...run, seenAt: context.now() }, content);
    await queueProducts(context, run, { productIds: toAsk, transaction: tx });
    const awaiting = content.products.filter(({ awaitsImages }) => awaitsImages).length;
    await noteReading(tx, run, {
      linesStored: lastLine,
      products: content.products.length,
      unchanged: content.products.length - toAsk.length - awaiting,
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

/** Everything is stored: late pictures are chosen, products that are gone are deleted, the run is told. */
async function endReading(context: ShopContext, run: Run): Promise<void> {
  const { database, now } = context;
  while (await queueAwaited(context, run));
  if (run.changedSince) while (await queueWaiting(context, run));
  else await deleteUnseenProducts(database, run.shopId, run.startedAt);
  // A run that was paused meanwhile stays paused, and reads the end again when it goes on.
  const isRead = await database.$transaction(async (tx) => {
    const locked = await lockRun(tx, run.shopId, run.id);
    if (!locked || !isMoving(locked.status)) return false;
    await noteReadingDone(tx, run, now());
    return moveRun(tx, run, { to: "mapping", now: now() });
  });
  if (isRead) await finishRunIfDone(database, run, now());
}

async function queueAwaited(context: ShopContext, run: Run): Promise<boolean> {
  return context.database.$transaction(async (tx) => {
    const locked = await lockRun(tx, run.shopId, run.id);
    if (!locked || !isMoving(locked.status)) return false;
    const chosen = await storeAwaitedImages(tx, { ...run, seenAt: context.now() }, PART_PRODUCTS);
    if (!chosen) return false;
    await queueProducts(context, run, { productIds: chosen.toAsk, transaction: tx });
    await noteReading(tx, run, {
      linesStored: locked.linesStored,
      products: 0,
      unchanged: chosen.products - chosen.toAsk.length,
    });
    return true;
  }, TRANSACTION);
}

/** A run that reads only what changed asks again also what the merchant, or an answer that passes, wants asked. */
async function queueWaiting(context: ShopContext, run: Run): Promise<boolean> {
  return context.database.$transaction(async (tx) => {
    const locked = await lockRun(tx, run.shopId, run.id);
    if (!locked || !isMoving(locked.status)) return false;
    const productIds = await waitingToBeAsked(tx, run, PART_PRODUCTS);
    if (productIds.length === 0) return false;
    await queueProducts(context, run, { productIds, transaction: tx });
    const { linesStored } = locked;
    await noteReading(tx, run, { linesStored, products: productIds.length, unchanged: 0 });
    return true;
  }, TRANSACTION);
}

/** Gathers lines to a part of the catalog. */
class PartBuilder {
  #content: CatalogPart = { products: [], images: [] };
  #lastLine = 0;
  #fullAt = FIRST_PART_PRODUCTS;
  // Pictures of a product come in their order, mostly one behind the other.
  #lastPicture: { productId: ProductId; position: number } | null = null;

  get isEmpty(): boolean {
    return this.#lastLine === 0;
  }

  get isFull(): boolean {
    return (
      this.#content.products.length >= this.#fullAt || this.#content.images.length >= PART_IMAGES
    );
  }

  add(line: NumberedLine): void {
    this.#lastLine = line.number;
    if (line.kind === "product") this.#content.products.push(line.product);
    if (line.kind === "image") this.#addImage(line);
  }

  take(): { content: CatalogPart; lastLine: number } {
    const taken = { content: this.#content, lastLine: this.#lastLine };
    this.#content = { products: [], images: [] };
    this.#lastLine = 0;
    this.#fullAt = PART_PRODUCTS;
    return taken;
  }

  #addImage({ productId, image }: Extract<NumberedLine, { kind: "image" }>): void {
    const before = this.#lastPicture?.productId === productId ? this.#lastPicture.position : -1;
    this.#lastPicture = { productId, position: before + 1 };
    this.#content.images.push({ ...image, ...this.#lastPicture });
  }
}
