import type { ProductId } from "../domain/ids";
import {
  statusesBefore,
  type RunKind,
  type RunProgress,
  type RunReason,
  type RunStatus,
} from "../domain/run";
import { Prisma, type Database } from "./database.server";
import { closeRunDecision } from "./derived-decisions.server";
import { forgetQuestions } from "./run-questions.server";

/** One "map all" or "map selected" of one shop, or the mapping of products that changed. */
export interface Run {
  id: number;
  shopId: number;
  kind: RunKind;
  /** The products of a run that does not read the whole catalog. */
  productIds: ProductId[];
  market: string;
  categoryVersion: string;
  status: RunStatus;
  reason: RunReason | null;
  /** TikTok Shop's own words where the reason has some. */
  reasonDetail: string | null;
  /** How often it paused because nearly all answers were one refusal. */
  refusalPauses: number;
  startedBy: string;
  startedAt: Date;
  readAt: Date | null;
  finishedAt: Date | null;
  bulkOperationId: string | null;
  linesStored: number;
  /** Null reads the whole catalog. */
  changedSince: Date | null;
  /** By the database's clock; null until the catalog is asked for. */
  readStartedAt: Date | null;
  /** Files of the catalog that could not be had, or not whole. */
  failedReads: number;
  /** Products that its reading missed: those that stay all the same, and those that were put away. */
  missed: number;
  putAway: number;
  /** Since when TikTok Shop does not answer; null while it does. */
  tikTokShopAwaySince: Date | null;
  /** The same of the host of the pictures. */
  pictureHostAwaySince: Date | null;
}

/** What came of a service in one go at a batch. */
export type Heard = "answer" | "failure" | "nothing";

interface NewRun {
  shopId: number;
  market: string;
  categoryVersion: string;
  startedBy: string;
  now: Date;
}

/** Creates a "map all", or answers the one that is active already: a shop has one at a time. */
export async function startRun(
  database: Database,
  { changedSince = null, ...run }: NewRun & { changedSince?: Date | null },
): Promise<{ run: Run; isNew: boolean }> {
  const [created] = await database.$queryRaw<{ id: number }[]>`
    INSERT INTO mapping_run (shop_id, market, category_version, status, started_by, started_at, changed_since)
    VALUES (${run.shopId}, ${run.market}, ${run.categoryVersion}, 'reading', ${run.startedBy}, ${run.now},
      ${changedSince})
    ON CONFLICT (shop_id) WHERE kind = 'all' AND status IN ('reading', 'mapping', 'paused') DO NOTHING
    RETURNING id`;
  const found = created
    ? await findRun(database, run.shopId, created.id)
    : await activeRun(database, run.shopId);
  // The active run ended between the two statements: try once more.
  if (!found) return startRun(database, run);
  return { run: found, isNew: created !== undefined };
}

/** Creates a run of these products; it does not wait for others of the shop. */
export async function startPartialRun(
  database: Database,
  {
    shopId,
    market,
    categoryVersion,
    startedBy,
    now,
    ...run
  }: NewRun & {
    kind: Exclude<RunKind, "all">;
    productIds: ProductId[];
  },
): Promise<Run> {
  const row = await database.mappingRun.create({
    data: {
      ...run,
      shopId,
      market,
      categoryVersion,
      status: "reading",
      startedBy,
      startedAt: now,
    },
  });
  return asRun(row);
}

export async function findRun(
  database: Database,
  shopId: number,
  runId: number,
): Promise<Run | null> {
  const row = await database.mappingRun.findFirst({ where: { id: runId, shopId } });
  return row && asRun(row);
}

/** The run as it is now, locked until the transaction ends. */
export async function lockRun(
  transaction: Database,
  shopId: number,
  runId: number,
): Promise<Run | null> {
  await transaction.$queryRaw`SELECT id FROM mapping_run WHERE id = ${runId} AND shop_id = ${shopId} FOR UPDATE`;
  return findRun(transaction, shopId, runId);
}

/** The shop's "map all" that is under way. */
export async function activeRun(database: Database, shopId: number): Promise<Run | null> {
  const row = await database.mappingRun.findFirst({
    where: { shopId, kind: "all", status: { in: ["reading", "mapping", "paused"] } },
  });
  return row && asRun(row);
}

/** Every run of the shop that is under way, whatever its kind. */
export async function activeRuns(database: Database, shopId: number): Promise<Run[]> {
  const rows = await database.mappingRun.findMany({
    where: { shopId, status: { in: ["reading", "mapping", "paused"] } },
    orderBy: { id: "asc" },
  });
  return rows.map(asRun);
}

/** The shop's latest "map all". */
export async function latestRun(database: Database, shopId: number): Promise<Run | null> {
  const row = await database.mappingRun.findFirst({
    where: { shopId, kind: "all" },
    orderBy: { id: "desc" },
  });
  return row && asRun(row);
}

/** Deletes ended runs of changed or selected products: they are many, and nobody looks back at them. */
export async function deleteOldPartialRuns(database: Database, before: Date): Promise<void> {
  await database.mappingRun.deleteMany({
    where: { kind: { not: "all" }, finishedAt: { lt: before } },
  });
}

/** The last run of the market that ended well. */
export async function lastFinishedRun(
  database: Database,
  shopId: number,
  market: string,
): Promise<Run | null> {
  const row = await database.mappingRun.findFirst({
    where: { shopId, market, kind: "all", status: "finished" },
    orderBy: { id: "desc" },
  });
  return row && asRun(row);
}

/** The shop's runs that ended, the last first. */
export async function endedRuns(database: Database, shopId: number, limit: number): Promise<Run[]> {
  const rows = await database.mappingRun.findMany({
    where: { shopId, kind: "all", status: { in: ["finished", "stopped", "failed"] } },
    orderBy: { id: "desc" },
    take: limit,
  });
  return rows.map(asRun);
}

/** Moves a run to another status where that is legal. Answers whether it moved. */
export async function moveRun(
  database: Database,
  run: { shopId: number; id: number },
  move: { to: RunStatus; reason?: RunReason | null; detail?: string | null; now: Date },
): Promise<boolean> {
  const isEnd = move.to === "finished" || move.to === "stopped" || move.to === "failed";
  const { count } = await database.mappingRun.updateMany({
    where: { id: run.id, shopId: run.shopId, status: { in: statusesBefore(move.to) } },
    data: {
      status: move.to,
      reason: move.reason ?? null,
      reasonDetail: move.detail ?? null,
      ...(move.reason === "same-refusal" ? { refusalPauses: { increment: 1 } } : {}),
      ...(isEnd ? { finishedAt: move.now } : {}),
    },
  });
  if (isEnd && count === 1) {
    await closeRunDecision(database, run, move.now);
    await forgetQuestions(database, run);
  }
  return count === 1;
}

/** How long one process may take to ask Shopify for the catalog before another may. */
const ASKING_SECONDS = 120;

/**
 * Claims the question for the catalog, before Shopify is asked, and notes when the reading begins: with its first file.
 * @returns until when it is the caller's to ask, by which it is known; null while another process asks, or has asked
 */
export async function claimCatalogRead(database: Database, run: Run): Promise<Date | null> {
  const [claimed] = await database.$queryRaw<{ until: Date }[]>`
    UPDATE mapping_run SET read_started_at = coalesce(read_started_at, clock_timestamp()),
      asking_until = date_trunc('milliseconds', clock_timestamp()) + make_interval(secs => ${ASKING_SECONDS}::int)
    WHERE id = ${run.id} AND shop_id = ${run.shopId} AND bulk_operation_id IS NULL
      AND (asking_until IS NULL OR asking_until < clock_timestamp())
    RETURNING asking_until AS until`;
  return claimed?.until ?? null;
}

/**
 * Ends the claim, unless it lapsed and another process asks.
 * @param asked.bulkOperationId null where Shopify does not write the catalog yet
 * @returns whether it was the caller's still
 */
export async function noteBulkOperation(
  database: Database,
  run: Run,
  { claimedUntil, bulkOperationId }: { claimedUntil: Date; bulkOperationId: string | null },
): Promise<boolean> {
  const { count } = await database.mappingRun.updateMany({
    where: { id: run.id, shopId: run.shopId, askingUntil: claimedUntil },
    data: { bulkOperationId, linesStored: 0, askingUntil: null },
  });
  return count === 1;
}

/** Notes that the operation's file cannot be had, or not whole. Answers whether it is for the caller to ask for another. */
export async function noteFailedRead(
  database: Database,
  run: Run,
  bulkOperationId: string,
): Promise<boolean> {
  const { count } = await database.mappingRun.updateMany({
    where: { id: run.id, shopId: run.shopId, bulkOperationId },
    data: { bulkOperationId: null, linesStored: 0, failedReads: { increment: 1 } },
  });
  return count === 1;
}

/** Notes how many of the products that the reading missed stay, and that so many more were put away. */
export async function noteMissing(
  database: Database,
  run: Run,
  { missed, putAway = 0 }: { missed?: number; putAway?: number },
): Promise<void> {
  await database.mappingRun.updateMany({
    where: { id: run.id, shopId: run.shopId },
    data: { ...(missed === undefined ? {} : { missed }), putAway: { increment: putAway } },
  });
}

/** Notes which services do not answer, or answer again. */
export async function noteServices(
  database: Database,
  run: { id: number; shopId: number },
  heard: { tikTokShop: Heard; pictureHost: Heard },
): Promise<void> {
  const since = (column: Prisma.Sql, what: Heard) =>
    Prisma.sql`CASE ${what}::text WHEN 'answer' THEN NULL
      WHEN 'failure' THEN coalesce(${column}, clock_timestamp()) ELSE ${column} END`;
  const isNews = (column: Prisma.Sql, what: Heard) =>
    Prisma.sql`(${what}::text = 'answer' AND ${column} IS NOT NULL OR ${what}::text = 'failure' AND ${column} IS NULL)`;
  const tikTokShop = Prisma.sql`tiktok_shop_away_since`;
  const pictureHost = Prisma.sql`picture_host_away_since`;
  await database.$executeRaw`
    UPDATE mapping_run SET tiktok_shop_away_since = ${since(tikTokShop, heard.tikTokShop)},
      picture_host_away_since = ${since(pictureHost, heard.pictureHost)}
    WHERE id = ${run.id} AND shop_id = ${run.shopId} AND status IN ('reading', 'mapping')
      AND (${isNews(tikTokShop, heard.tikTokShop)} OR ${isNews(pictureHost, heard.pictureHost)})`;
}

/** Notes how far the catalog is stored, together with what was stored. */
export async function noteReading(
  database: Database,
  run: Run,
  read: { linesStored: number; products: number; unchanged: number; decided?: number },
): Promise<void> {
  await database.mappingRun.updateMany({
    where: { id: run.id, shopId: run.shopId },
    data: {
      linesStored: read.linesStored,
      productsRead: { increment: read.products },
      unchanged: { increment: read.unchanged },
      decided: { increment: read.decided ?? 0 },
    },
  });
}

/** Notes what rules decided once a product's collections were read: `opened` had been taken for unchanged. */
export async function noteDerived(
  database: Database,
  run: Run,
  { decided, opened }: { decided: number; opened: number },
): Promise<void> {
  await database.mappingRun.updateMany({
    where: { id: run.id, shopId: run.shopId },
    data: { decided: { increment: decided }, unchanged: { decrement: opened } },
  });
}

/** From here on the run decides no more: what rules and category mappings said in it is one decision. */
export async function noteReadingDone(database: Database, run: Run, now: Date): Promise<void> {
  await database.mappingRun.updateMany({
    where: { id: run.id, shopId: run.shopId, readAt: null },
    data: { readAt: now },
  });
  await closeRunDecision(database, run, now);
}

/** Ends a run whose catalog is read and whose questions and batches are done. Answers whether it ended now. */
export async function finishRunIfDone(
  database: Database,
  { id, shopId }: { id: number; shopId: number },
  now: Date,
): Promise<boolean> {
  const finished = await database.$executeRaw`
    UPDATE mapping_run r SET status = 'finished', finished_at = ${now}
    WHERE r.id = ${id} AND r.shop_id = ${shopId} AND r.status IN ('reading', 'mapping') AND r.read_at IS NOT NULL
      AND NOT EXISTS (SELECT FROM run_batch b WHERE b.run_id = r.id AND b.finished_at IS NULL)
      AND NOT EXISTS (SELECT FROM run_question q WHERE q.run_id = r.id)`;
  return finished === 1;
}

/** What a run did so far, counted from its batches. */
export async function runProgress(
  database: Database,
  shopId: number,
  runId: number,
): Promise<RunProgress> {
  const [row] = await database.$queryRaw<RunProgress[]>`
    SELECT r.products_read AS "productsRead", r.unchanged, r.decided, coalesce(sum(b.by_sample), 0)::int AS "bySample",
      r.unchanged + r.decided + coalesce(sum(b.recommended + b.needs_image + b.no_recommendation + b.failed), 0)::int AS "productsDone",
      coalesce(sum(b.recommended), 0)::int AS recommended,
      coalesce(sum(b.needs_image), 0)::int AS "needsImage",
      coalesce(sum(b.no_recommendation), 0)::int AS "noRecommendation",
      coalesce(sum(b.failed), 0)::int AS failed,
      coalesce(sum(b.images_uploaded), 0)::int AS "imagesUploaded",
      coalesce(sum(b.recommend_calls), 0)::int AS "recommendCalls"
    FROM mapping_run r LEFT JOIN run_batch b ON b.run_id = r.id
    WHERE r.id = ${runId} AND r.shop_id = ${shopId}
    GROUP BY r.id`;
  if (!row) throw new Error(`No run ${runId} of shop ${shopId}`);
  return row;
}

function asRun(row: Prisma.MappingRunGetPayload<object>): Run {
  return {
    id: row.id,
    shopId: row.shopId,
    kind: row.kind as RunKind,
    productIds: row.productIds as ProductId[],
    market: row.market,
    categoryVersion: row.categoryVersion,
    status: row.status as RunStatus,
    reason: row.reason as RunReason | null,
    reasonDetail: row.reasonDetail,
    refusalPauses: row.refusalPauses,
    startedBy: row.startedBy,
    startedAt: row.startedAt,
    readAt: row.readAt,
    finishedAt: row.finishedAt,
    bulkOperationId: row.bulkOperationId,
    linesStored: row.linesStored,
    changedSince: row.changedSince,
    readStartedAt: row.readStartedAt,
    failedReads: row.failedReads,
    missed: row.missed,
    putAway: row.putAway,
    tikTokShopAwaySince: row.tikTokShopAwaySince,
    pictureHostAwaySince: row.pictureHostAwaySince,
  };
}
