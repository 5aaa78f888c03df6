import type { ProductId } from "../domain/ids";
import { SAMPLED_ABOVE, SAMPLE_SIZE, type SampleAnswers } from "../domain/question-sample";
import { Prisma, type Database } from "./database.server";

interface RunKey {
  id: number;
  shopId: number;
}

/**
 * Keeps products that a run may have to ask about until it is known whether it has to. Answers how many were not kept
 * before.
 */
export async function holdQuestions(
  database: Database,
  run: RunKey,
  productIds: ProductId[],
): Promise<number> {
  if (productIds.length === 0) return 0;
  return database.$executeRaw`
    INSERT INTO run_question (run_id, shop_id, product_id, local_category_id)
    SELECT ${run.id}, p.shop_id, p.id, p.local_category_id FROM product p
    WHERE p.shop_id = ${run.shopId} AND p.id = ANY(${productIds})
    ON CONFLICT DO NOTHING`;
}

/**
 * Keeps every product that waits to be asked again: the merchant wants it, or its answer may pass. What the run has in
 * a batch already is left out. One statement reads each batch once. Answers how many were not kept before.
 */
export async function holdWaiting(
  database: Database,
  run: RunKey & { market: string },
): Promise<number> {
  return database.$executeRaw`
    INSERT INTO run_question (run_id, shop_id, product_id, local_category_id)
    SELECT ${run.id}, p.shop_id, p.id, p.local_category_id FROM product_mapping m
    JOIN product p ON p.shop_id = m.shop_id AND p.id = m.product_id
    WHERE m.shop_id = ${run.shopId} AND m.market = ${run.market}
      AND (m.asked_content_hash IS NULL OR m.asked_content_hash = '' AND m.status = 'new')
      AND NOT EXISTS (
        SELECT FROM (SELECT unnest(product_ids) AS id FROM run_batch WHERE run_id = ${run.id}) queued
        WHERE queued.id = m.product_id)
    ORDER BY p.id
    ON CONFLICT DO NOTHING`;
}

/** Lets go of products that need not be asked about. Answers how many were kept. */
export async function dropQuestions(
  database: Database,
  run: RunKey,
  productIds: ProductId[],
): Promise<number> {
  const { count } = await database.runQuestion.deleteMany({
    where: { runId: run.id, shopId: run.shopId, productId: { in: productIds } },
  });
  return count;
}

/** A run that ended asks nothing any more. */
export async function forgetQuestions(database: Database, run: RunKey): Promise<void> {
  await database.runQuestion.deleteMany({ where: { runId: run.id, shopId: run.shopId } });
}

/**
 * Lets each large local category wait for a sample of its products, spread by type, vendor and title. What costs no
 * question (no picture), what the merchant wants asked, and products without a local category are asked as ever.
 * Answers the samples, a local category's products one behind the other.
 */
export async function chooseSamples(
  database: Database,
  run: RunKey & { market: string },
): Promise<ProductId[]> {
  const rows = await database.$queryRaw<{ id: ProductId }[]>`
    WITH pool AS (
      SELECT q.product_id, q.local_category_id,
        row_number() OVER (PARTITION BY q.local_category_id ORDER BY p.product_type, p.vendor, p.title, p.id) - 1 AS place,
        count(*) OVER (PARTITION BY q.local_category_id) AS products
      FROM run_question q
      JOIN local_category c ON c.id = q.local_category_id AND c.key <> 'none'
      JOIN product p ON p.shop_id = q.shop_id AND p.id = q.product_id
      JOIN product_mapping m ON m.shop_id = q.shop_id AND m.market = ${run.market} AND m.product_id = q.product_id
      JOIN shop s ON s.id = q.shop_id
      WHERE q.run_id = ${run.id} AND q.shop_id = ${run.shopId} AND NOT q.waits AND q.batch IS NULL
        AND (p.main_media_id IS NOT NULL OR s.allow_title_only)
        AND (m.asked_content_hash IS NOT NULL OR m.status = 'new')
    ), waiting AS (
      UPDATE run_question q SET waits = true FROM pool
      WHERE pool.products > ${SAMPLED_ABOVE} AND q.run_id = ${run.id} AND q.product_id = pool.product_id
    )
    SELECT product_id AS id FROM pool
    WHERE products > ${SAMPLED_ABOVE}
      AND (place = 0 OR place * ${SAMPLE_SIZE} / products <> (place - 1) * ${SAMPLE_SIZE} / products)
    ORDER BY local_category_id, place`;
  return rows.map(({ id }) => id);
}

/** Notes which products of these batches are their local category's sample. */
export async function noteSamples(
  database: Database,
  run: RunKey,
  batches: number[],
): Promise<void> {
  await database.$executeRaw`
    UPDATE run_question q SET batch = b.number FROM run_batch b
    WHERE b.run_id = ${run.id} AND b.shop_id = ${run.shopId} AND b.number = ANY(${batches})
      AND q.run_id = b.run_id AND q.product_id = ANY(b.product_ids)`;
}

/** Takes products that are asked about now: nothing is left to find out about them. */
export async function takeQuestions(
  database: Database,
  run: RunKey,
  limit: number,
): Promise<ProductId[]> {
  return taken(database, run, { which: Prisma.sql`NOT waits`, limit });
}

/** A local category whose sample is answered, with the answers; null if there is none (any more). */
export async function answeredSample(
  database: Database,
  run: RunKey & { market: string },
): Promise<(SampleAnswers & { localCategoryId: number }) | null> {
  const [found] = await database.$queryRaw<{ localCategoryId: number }[]>`
    SELECT q.local_category_id AS "localCategoryId" FROM run_question q
    JOIN run_batch b ON b.run_id = q.run_id AND b.number = q.batch
    WHERE q.run_id = ${run.id} AND q.shop_id = ${run.shopId} AND q.batch IS NOT NULL
    GROUP BY 1 HAVING bool_and(b.finished_at IS NOT NULL) ORDER BY 1 LIMIT 1`;
  if (!found) return null;
  const rows = await database.$queryRaw<{ categoryId: string | null; products: number }[]>`
    SELECT CASE WHEN m.reason IS NULL THEN m.recommended_category_id END AS "categoryId", count(*)::int AS products
    FROM run_question q
    LEFT JOIN product_mapping m ON m.shop_id = q.shop_id AND m.market = ${run.market} AND m.product_id = q.product_id
    WHERE q.run_id = ${run.id} AND q.local_category_id = ${found.localCategoryId} AND q.batch IS NOT NULL
    GROUP BY 1 ORDER BY 2 DESC, 1`;
  return {
    ...found,
    asked: rows.reduce((sum, { products }) => sum + products, 0),
    answers: rows.flatMap(({ categoryId, products }) =>
      categoryId === null ? [] : [{ categoryId, products }],
    ),
  };
}

/** Takes products that wait for the sample of this local category; without any left, the sample is done with. */
export async function takeWaiting(
  database: Database,
  run: RunKey,
  { localCategoryId, limit }: { localCategoryId: number; limit: number },
): Promise<ProductId[]> {
  const ofCategory = Prisma.sql`local_category_id = ${localCategoryId}`;
  const rest = await taken(database, run, {
    which: Prisma.sql`${ofCategory} AND waits AND batch IS NULL`,
    limit,
  });
  if (rest.length < limit)
    await database.$executeRaw`
      DELETE FROM run_question WHERE run_id = ${run.id} AND shop_id = ${run.shopId} AND ${ofCategory} AND batch IS NOT NULL`;
  return rest;
}

async function taken(
  database: Database,
  run: RunKey,
  { which, limit }: { which: Prisma.Sql; limit: number },
): Promise<ProductId[]> {
  const rows = await database.$queryRaw<{ id: ProductId }[]>`
    DELETE FROM run_question q USING (
      SELECT product_id FROM run_question WHERE run_id = ${run.id} AND shop_id = ${run.shopId} AND ${which}
      ORDER BY product_id LIMIT ${limit}
    ) t
    WHERE q.run_id = ${run.id} AND q.product_id = t.product_id RETURNING q.product_id AS id`;
  return rows.map(({ id }) => id).sort((a, b) => (a < b ? -1 : 1));
}
