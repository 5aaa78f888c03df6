import { setTimeout as sleep } from "node:timers/promises";
import { s3Bucket } from "./cloud-storage/s3.server";
import { config } from "./config.server";
import type { CloudStorage } from "./domain/cloud-storage";
import type { ShopDomain } from "./domain/ids";
import type {
  ManualContext,
  MappingContext,
  MarketContext,
  RunJobs,
  Seller,
  ShopContext,
} from "./flows/context";
import { QueueUnreachable } from "./flows/errors";
import type { ConnectContext } from "./flows/connect-tiktok-shop.server";
import type { SweepContext } from "./flows/sweep-drafts.server";
import {
  confirmConfidentJob,
  applyImportJob,
  decideMappingsJob,
  fetchCategoryNamesJob,
  mapBatchJob,
  readCatalogJob,
  replaceStaleJob,
  syncCategoriesJob,
  takeChangesJob,
  writeBackJob,
} from "./jobs/catalog";
import { JobQueue } from "./jobs/enqueue.server";
import { clock, connectionPool, database, log, tikTokShop, tokenCipher } from "./resources.server";
import { listen } from "./tables/listener.server";
import { sellerOfShop, sellersOfMarket } from "./sellers.server";
import { offlineAccessToken, tokenInsteadOf } from "./offline-token.server";
import type { AdminApi } from "./shopify/admin-graphql.server";
import { stagedUploads } from "./shopify/staged-upload.server";
import type { PrismaClient } from "./tables/database.server";
import { rotateKeys } from "./tables/rotate-keys.server";
import { findShop, type Shop } from "./tables/shops.server";
import { FairPlaces } from "./tiktok-shop/fair-places";
import { isGenuineWebhook } from "./tiktok-shop/verify-webhook";

// The only place that builds clients. What a process has one of is made at first use.

/** A batch that failed has tried each call for some seconds already. */
const BATCH_RESTS_LONGER = 8;
/** Of the time that the end of a process may take; connections get the rest. */
const JOBS_SHARE = 3 / 4;
const LONGEST_ANSWER_MS = 5_000;
/** In minutes: what every batch of a run asks for is done once. */
const JUST_NOW = 5 / 60;

let productPlaces: FairPlaces | undefined;
let bucket: CloudStorage | undefined;
let startedQueue: Promise<JobQueue> | undefined;

/**
 * The job queue of this process, started. Whoever asks after it could not be started has it tried again.
 * @throws QueueUnreachable
 */
export function jobQueue(): Promise<JobQueue> {
  startedQueue ??= connectionPool()
    .outside(startQueue)
    .catch((error: unknown) => {
      startedQueue = undefined;
      log().error({ err: error }, "the job queue cannot be reached");
      throw new QueueUnreachable(error);
    });
  return startedQueue;
}

async function startQueue(): Promise<JobQueue> {
  const pool = connectionPool();
  const queue = new JobQueue({
    database: {
      executeSql: (text, values) => pool.query(text, values),
      listen: (channel, heard, connected) =>
        listen(config().databaseDirectUrl, { channel, heard, connected }),
    },
    onError: (error) => log().error({ err: error }, "job queue"),
    onWarning: ({ message, data }) => log().warn(data, message),
  });
  await queue.start();
  return queue;
}

/** What this process needs and cannot reach, or null when it is ready. Takes some seconds at the most. */
export async function whatIsAway(): Promise<"database" | "queue" | null> {
  if (!(await answers(database().$queryRaw`SELECT 1`))) return "database";
  return (await answers(jobQueue().then((queue) => queue.answer()))) ? null : "queue";
}

function answers(work: Promise<unknown>): Promise<boolean> {
  const answered = work.then(
    () => true,
    () => false,
  );
  return Promise.race([answered, sleep(LONGEST_ANSWER_MS, false, { ref: false })]);
}

/** Lets the time of this process be the database's. */
export async function followDatabaseClock(): Promise<void> {
  await clock().follow();
}

/** How long products that Shopify does not list any more are kept. */
export function putAwayDays(): number {
  return config().putAwayDays;
}

/** The time that all processes share. */
export function processTime(): Date {
  return clock().now();
}

/** Ends what this process opened. */
export async function closeResources(): Promise<void> {
  const queue = await startedQueue?.catch(() => undefined);
  startedQueue = undefined;
  await queue?.stop(config().endWithinMs * JOBS_SHARE);
  clock().stop();
  await Promise.all([database().$disconnect(), connectionPool().end()]);
}

/** The app's public id at Shopify. */
export function shopifyApiKey(): string {
  return config().shopify.apiKey;
}

/** Where the shop's own systems read what is confirmed. */
export function systemApiAddress(): string {
  return `${config().shopify.appUrl}/api/v1`;
}

/** The database of this process, for work that is about no installed shop. */
export function processDatabase(): PrismaClient {
  return database();
}

/**
 * What a flow of this shop may use.
 * @param exchange within a request of a merchant: see `tokenInsteadOf`
 */
export function contextFor(shop: Shop, exchange?: () => Promise<unknown>): ShopContext {
  return {
    database: database(),
    shop,
    shopify: adminApi(shop.domain, exchange),
    jobs: runJobs(shop.domain),
    now: processTime,
  };
}

/** The context of a shop that has the app, or null. */
export async function contextForDomain(domain: ShopDomain): Promise<ShopContext | null> {
  const shop = await findShop(database(), domain);
  return shop?.isInstalled ? contextFor(shop) : null;
}

/** The seller whose token the shop's mappings use: its connection's, or the operator's; null with neither. */
export async function currentSeller({ shop }: ShopContext): Promise<Seller | null> {
  return (await sellerOfShop(shop.id))?.seller ?? null;
}

/** What a flow that talks to TikTok Shop may use, or null without a seller. */
export async function mappingContextFor(context: ShopContext): Promise<MappingContext | null> {
  const found = await sellerOfShop(context.shop.id);
  if (!found) return null;
  const { worker, tikTokShop: app } = config();
  productPlaces ??= new FairPlaces(worker.products);
  const places = productPlaces;
  return {
    ...context,
    ...found,
    tikTokShop: tikTokShop(),
    sendsSourceContext: app.sendsSourceContext,
    patience: {
      limitMs: worker.outageLimitMs,
      firstDelayMs: app.firstRetryMs * BATCH_RESTS_LONGER,
    },
    inTurn: (work) => places.run(context.shop.domain, work),
  };
}

/** What flows about a market's tree may use, one for each seller whose token could serve, the likeliest first. */
export async function marketContexts(market: string): Promise<MarketContext[]> {
  const sellers = await sellersOfMarket(market);
  return sellers.map((asSeller) => ({
    database: database(),
    market,
    tikTokShop: tikTokShop(),
    asSeller,
    jobs: {
      replaceStale: async (shop, transaction) =>
        (await jobQueue()).send(replaceStaleJob, { shop, market }, { transaction }),
      listAgain: async ({ afterMs, ...again }, transaction) =>
        (await jobQueue()).send(
          syncCategoriesJob,
          { ...again, unlessListedWithinMinutes: 0 },
          { transaction, afterMs },
        ),
    },
    now: processTime,
  }));
}

export { marketsInUse, refreshLapsingTokens } from "./sellers.server";

/** Encrypts everything that an older key wrote with the first of the configured ones. */
export function rotateStoredKeys() {
  return rotateKeys(database(), tokenCipher());
}

/** Whether TikTok Shop itself sent this. */
export function isGenuineTikTokShopWebhook(request: Request, rawBody: string): boolean {
  const authorization = request.headers.get("authorization");
  return isGenuineWebhook({ authorization, rawBody }, config().tikTokShop);
}

/** What the manual flow may use. */
export async function manualContextFor(
  context: ShopContext,
  userId: string,
): Promise<ManualContext> {
  return {
    ...context,
    userId,
    cloudStorage: cloudStorageFor(context.shopify),
    mapping: await mappingContextFor(context),
  };
}

/** Where the shop's new pictures wait: the operator's bucket, or Shopify's staged uploads. */
function cloudStorageFor(shopify: AdminApi): CloudStorage {
  const { s3 } = config();
  if (!s3) return stagedUploads(shopify);
  bucket ??= s3Bucket(s3);
  return bucket;
}

/** What sweeping away old drafts may use. */
export function sweepContext(): SweepContext {
  return {
    database: database(),
    storageOf: ({ domain }) => cloudStorageFor(adminApi(domain)),
    now: processTime,
  };
}

function adminApi(domain: ShopDomain, exchange?: () => Promise<unknown>): AdminApi {
  return {
    shop: domain,
    accessToken: () => offlineAccessToken(domain),
    tokenInsteadOf: (refused) => tokenInsteadOf(refused, domain, exchange),
    firstRetryMs: config().shopify.firstRetryMs,
  };
}

/** What connecting a seller needs. */
export function connectContext(): ConnectContext {
  const { authorizeUrl, serviceId } = config().tikTokShop;
  return {
    database: database(),
    cipher: tokenCipher(),
    tikTokShop: tikTokShop(),
    authorizeUrl,
    serviceId,
    now: processTime,
  };
}

function runJobs(shop: ShopDomain): RunJobs {
  return {
    readCatalog: async (run, { cause, ...options }) =>
      (await jobQueue()).send(readCatalogJob, { shop, runId: run.id, cause }, options),
    mapBatches: async (run, numbers, transaction) =>
      (await jobQueue()).sendAll(
        mapBatchJob,
        numbers.map((number) => ({ shop, runId: run.id, number, kind: run.kind })),
        transaction,
      ),
    decideMappings: async (decisionId, transaction) =>
      (await jobQueue()).send(decideMappingsJob, { shop, decisionId }, { transaction }),
    confirmConfident: async (transaction) =>
      (await jobQueue()).send(confirmConfidentJob, { shop }, { transaction }),
    applyImport: async (confirmed, transaction) =>
      (await jobQueue()).send(applyImportJob, { shop, ...confirmed }, { transaction }),
    writeBack: async () => (await jobQueue()).send(writeBackJob, { shop }),
    takeChanges: async (when) => (await jobQueue()).send(takeChangesJob, { shop }, when),
    syncCategories: async (market) =>
      (await jobQueue()).send(syncCategoriesJob, { market, unlessListedWithinMinutes: JUST_NOW }),
    fetchCategoryNames: async (names) => (await jobQueue()).send(fetchCategoryNamesJob, names),
  };
}
