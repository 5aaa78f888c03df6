import { z } from "zod";
import type { Answers } from "../domain/common-refusal";
import type { ProductId } from "../domain/ids";
import { asRows, Prisma, type Database } from "./database.server";

/** A stale category keeps its reason until the merchant decides, also when TikTok Shop names another one. */
const IS_REPLACED = Prisma.sql`(m.reason LIKE 'category-%' AND m.recommended_category_id IS NOT NULL)`;

/** Nobody answered before the batch was given up. */
const IS_UNANSWERED = Prisma.sql`(m.asked_content_hash IS NULL)`;

/** Batches of fifty answers each: more than any question about them looks at. */
const MOST_LOOKED_AT = 1_000;
const refusals = z.array(
  z.object({ code: z.string(), words: z.string().nullable(), products: z.number() }),
);

/** Some products of a run. */
export interface RunBatch {
  runId: number;
  shopId: number;
  number: number;
}

/** Adds batches behind the last one of the run. Answers their numbers. */
export async function addBatches(
  database: Database,
  run: { id: number; shopId: number },
  batches: ProductId[][],
): Promise<number[]> {
  if (batches.length === 0) return [];
  const [last] = await database.$queryRaw<{ number: number }[]>`
    SELECT coalesce(max(number), 0)::int AS number FROM run_batch WHERE run_id = ${run.id}`;
  const first = (last?.number ?? 0) + 1;
  await database.runBatch.createMany({
    data: batches.map((productIds, index) => ({
      runId: run.id,
      shopId: run.shopId,
      number: first + index,
      productIds,
    })),
  });
  return batches.map((_, index) => first + index);
}

/** Batches that no job finished yet. */
export async function openBatches(
  database: Database,
  run: { id: number; shopId: number },
): Promise<number[]> {
  const rows = await database.$queryRaw<{ number: number }[]>`
    SELECT number FROM run_batch
    WHERE run_id = ${run.id} AND shop_id = ${run.shopId} AND finished_at IS NULL ORDER BY number`;
  return rows.map(({ number }) => number);
}

/** Whether the batch is still to do; false also if it is not there. */
export async function isOpen(database: Database, batch: RunBatch): Promise<boolean> {
  const found = await database.runBatch.findFirst({
    where: { runId: batch.runId, number: batch.number, shopId: batch.shopId, finishedAt: null },
    select: { number: true },
  });
  return found !== null;
}

/** Until the transaction ends, nobody else stores anything of the batch. */
export async function lockBatch(
  transaction: Database,
  { runId, shopId, number }: RunBatch,
): Promise<void> {
  await transaction.$queryRaw`
    SELECT number FROM run_batch WHERE run_id = ${runId} AND shop_id = ${shopId} AND number = ${number} FOR UPDATE`;
}

/**
 * Notes that a go at the batch failed in a way that may pass. Answers how many did so in a row, and whether that has
 * gone on for longer than the limit. A go with an answer begins the row anew.
 */
export async function noteFailedGo(
  database: Database,
  batch: RunBatch,
  go: { isProgress: boolean; limitMs: number },
): Promise<{ goes: number; isOver: boolean }> {
  const [row] = await database.$queryRaw<{ goes: number; isOver: boolean }[]>`
    UPDATE run_batch SET
      failing_since = CASE WHEN ${go.isProgress} THEN clock_timestamp() ELSE coalesce(failing_since, clock_timestamp()) END,
      failed_goes = CASE WHEN ${go.isProgress} THEN 1 ELSE failed_goes + 1 END
    WHERE run_id = ${batch.runId} AND number = ${batch.number} AND shop_id = ${batch.shopId}
    RETURNING failed_goes AS goes,
      failing_since <= clock_timestamp() - make_interval(secs => ${go.limitMs / 1000}) AS "isOver"`;
  return row ?? { goes: 1, isOver: false };
}

/** A run that goes on begins anew to wait and to count refusals: what was before it rested says nothing. */
export async function forgetGoes(
  database: Database,
  run: { id: number; shopId: number },
): Promise<void> {
  await database.runBatch.updateMany({
    where: {
      runId: run.id,
      shopId: run.shopId,
      OR: [{ failingSince: { not: null } }, { answers: { gt: 0 } }],
    },
    data: { failingSince: null, failedGoes: 0, answers: 0, refusals: [] },
  });
}

/** Counts what one go at the batch came to; it adds up when it is done in several. */
export async function countGo(
  database: Database,
  batch: RunBatch,
  go: Answers & { imagesUploaded: number; recommendCalls: number },
): Promise<void> {
  await database.$executeRaw`
    UPDATE run_batch SET images_uploaded = images_uploaded + ${go.imagesUploaded},
      recommend_calls = recommend_calls + ${go.recommendCalls}, answers = answers + ${go.answers},
      refusals = refusals || ${asRows(go.refusals)}::jsonb,
      answered_at = CASE WHEN ${go.answers} > 0 THEN clock_timestamp() ELSE answered_at END
    WHERE run_id = ${batch.runId} AND number = ${batch.number} AND shop_id = ${batch.shopId}`;
}

/** What TikTok Shop answered to the run's batches, the latest first. */
export async function latestAnswers(
  database: Database,
  run: { id: number; shopId: number },
): Promise<Answers[]> {
  const rows = await database.runBatch.findMany({
    where: { runId: run.id, shopId: run.shopId, answers: { gt: 0 } },
    orderBy: { answeredAt: "desc" },
    select: { answers: true, refusals: true },
    take: MOST_LOOKED_AT,
  });
  return rows.map((row) => ({ answers: row.answers, refusals: refusals.parse(row.refusals) }));
}

/** Whether anything of the run is left to do beside this batch. */
export async function isMoreToDo(
  database: Database,
  { runId, shopId, number }: RunBatch,
): Promise<boolean> {
  const [row] = await database.$queryRaw<{ isMore: boolean }[]>`
    SELECT r.read_at IS NULL OR EXISTS (SELECT FROM run_question q WHERE q.run_id = r.id)
      OR EXISTS (SELECT FROM run_batch b WHERE b.run_id = r.id AND b.finished_at IS NULL AND b.number <> ${number})
      AS "isMore"
    FROM mapping_run r WHERE r.id = ${runId} AND r.shop_id = ${shopId}`;
  return row?.isMore ?? false;
}

/** Notes how many products of a batch took the answer of a sample. */
export async function noteBySample(
  database: Database,
  batch: RunBatch,
  bySample: number,
): Promise<void> {
  await database.runBatch.updateMany({
    where: { runId: batch.runId, number: batch.number, shopId: batch.shopId },
    data: { bySample },
  });
}

/** Closes a batch with its outcome as counted from the rows of its products. */
export async function finishBatch(
  database: Database,
  batch: RunBatch & { market: string },
  now: Date,
): Promise<void> {
  await database.$executeRaw`
    UPDATE run_batch b SET finished_at = ${now}, recommended = c.recommended, needs_image = c.needs_image,
      no_recommendation = c.no_recommendation, failed = c.failed
    FROM (
      SELECT count(*) FILTER (WHERE (m.reason IS NULL OR ${IS_REPLACED}) AND NOT ${IS_UNANSWERED}) AS recommended,
        count(*) FILTER (WHERE m.reason = 'needs-image') AS needs_image,
        count(*) FILTER (WHERE m.reason = 'no-recommendation') AS no_recommendation,
        count(*) FILTER (WHERE coalesce(m.reason NOT IN ('needs-image', 'no-recommendation') AND NOT ${IS_REPLACED}, false)
          OR (m.reason IS NULL OR ${IS_REPLACED}) AND ${IS_UNANSWERED}) AS failed
      FROM run_batch batch
      JOIN product_mapping m ON m.shop_id = ${batch.shopId} AND m.market = ${batch.market}
        AND m.product_id = ANY(batch.product_ids)
      WHERE batch.run_id = ${batch.runId} AND batch.number = ${batch.number}
    ) c
    WHERE b.run_id = ${batch.runId} AND b.number = ${batch.number} AND b.shop_id = ${batch.shopId}
      AND b.finished_at IS NULL`;
}
