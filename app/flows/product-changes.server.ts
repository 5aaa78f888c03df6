import type { ProductId } from "../domain/ids";
import { readProductsByIds, type ReadProducts } from "../shopify/read-products-by-ids.server";
import {
  claimChangedProducts,
  forgetAllChanges,
  forgetClaimedChanges,
  nextChangeInMs,
  noteChangedProducts,
  releaseChanges,
} from "../tables/changed-products.server";
import { databaseTime } from "../tables/clock.server";
import { currentConnection } from "../tables/connections.server";
import type { Database } from "../tables/database.server";
import { deleteProducts } from "../tables/deleted-products.server";
import { moveRun, noteReading, noteReadingDone, startPartialRun } from "../tables/runs.server";
import { noteWebhook } from "../tables/webhook-events.server";
import { queueQuestions } from "./ask-questions.server";
import type { Seller, ShopContext } from "./context";
import { putAwayMissing } from "./put-away-missing.server";
import { storeReadProducts } from "./steps/1-read-products.server";

/** A product is read once it was quiet for two seconds, so that a storm of changes costs one reading. */
const SETTLING = { quietMs: 2_000, longestMs: 30_000 };
const PRODUCTS_AT_ONCE = 500;
/** Who is entered as having started a run of changed products. */
const SHOP_ITSELF = "shopify";

/** What a webhook says about one product. */
export interface ProductEvent {
  topic: string;
  eventId: string;
  productId: ProductId;
  /** Null for a deletion. */
  updatedAt: Date | null;
}

/**
 * Notes what a webhook says; the work is a job's. A second delivery of the same event does nothing, whatever the order
 * they come in: what is stored is what Shopify answers when the product is read again.
 */
export async function noteProductEvent(context: ShopContext, event: ProductEvent): Promise<void> {
  const { database, shop, jobs } = context;
  await database.$transaction(async (tx) => {
    if (!(await noteWebhook(tx, { ...event, shopDomain: shop.domain }))) return;
    if (event.topic === "products/delete") return deleteProducts(tx, shop.id, [event.productId]);
    if (!(await noteChangedProducts(tx, shop.id, [event]))) return;
    await jobs.takeChanges({ afterMs: SETTLING.quietMs, transaction: tx });
  });
}

export type TakenChanges = { outcome: "done" } | { outcome: "later"; afterMs: number };

/** Reads changed products again, stores them and queues those whose content is another than was asked about. */
export async function takeProductChanges(
  context: ShopContext,
  { seller, taker }: { seller: Seller | null; taker: string },
): Promise<TakenChanges> {
  const { database, shop, shopify } = context;
  if (!seller) return waitForSeller(context);
  const claim = { ...SETTLING, by: taker, limit: PRODUCTS_AT_ONCE };
  const ids = await claimChangedProducts(database, shop.id, claim);
  if (ids.length > 0) {
    try {
      await storeChanges(context, { seller, taker, read: await readProductsByIds(shopify, ids) });
    } finally {
      await releaseChanges(database, shop.id, taker);
    }
  }
  const afterMs = await nextChangeInMs(database, shop.id, SETTLING);
  return afterMs === null ? { outcome: "done" } : { outcome: "later", afterMs };
}

/** Changes wait for a lapsed connection. Where there is none, nothing is mapped that they could put out of date. */
async function waitForSeller({ database, shop }: ShopContext): Promise<TakenChanges> {
  const connection = await currentConnection(database, shop.id);
  if (!connection) await forgetAllChanges(database, shop.id);
  return { outcome: "done" };
}

async function storeChanges(
  context: ShopContext,
  taken: { seller: Seller; taker: string; read: ReadProducts },
): Promise<void> {
  const { seller, taker, read } = taken;
  const { database, shop } = context;
  const scope = { ...seller, shopId: shop.id };
  await database.$transaction(
    async (tx) => {
      // First, as a deletion does it: the same order of locks everywhere.
      await forgetClaimedChanges(tx, shop.id, taker);
      await putAwayMissing(tx, shop.id, read);
      const readFor = { ...scope, runId: null, seenAt: await databaseTime(tx) };
      const { toAsk } = await storeReadProducts(tx, readFor, read);
      if (toAsk.length > 0) await queueChanges(context, { seller, toAsk, transaction: tx });
    },
    { timeout: 60_000, maxWait: 30_000 },
  );
}

async function queueChanges(
  context: ShopContext,
  queued: { seller: Seller; toAsk: ProductId[]; transaction: Database },
): Promise<void> {
  const { seller, toAsk: productIds, transaction } = queued;
  const { market, categoryVersion } = seller;
  const now = context.now();
  const run = await startPartialRun(transaction, {
    shopId: context.shop.id,
    kind: "changes",
    productIds,
    market,
    categoryVersion,
    startedBy: SHOP_ITSELF,
    now,
  });
  await noteReading(transaction, run, {
    linesStored: 0,
    products: productIds.length,
    unchanged: 0,
  });
  await noteReadingDone(transaction, run, now);
  await moveRun(transaction, run, { to: "mapping", now });
  await queueQuestions(context, run, { productIds, transaction });
}
