import type { ProductId } from "../domain/ids";
import { Prisma, type Database } from "./database.server";

/** What a reading of the whole catalog did not see. */
export interface Missed {
  /** Products that are stored. */
  stored: number;
  /** Those that an earlier reading missed, too. */
  again: number;
  /** Those that this reading is the first to miss. */
  first: number;
}

/** A reading of the whole catalog. */
export interface Reading {
  id: number;
  shopId: number;
  readStartedAt: Date;
}

/** What was stored since the reading began is not missing: it may be younger than what Shopify wrote. */
function isMissed({ id, readStartedAt }: Reading): Prisma.Sql {
  return Prisma.sql`(p.seen_run_id IS DISTINCT FROM ${id}::int AND p.seen_at < ${readStartedAt})`;
}

function isMissedAgain({ id }: Reading): Prisma.Sql {
  return Prisma.sql`coalesce(p.missed_run_id <> ${id}::int, false)`;
}

/** Counts the products that the reading missed. */
export async function countMissed(database: Database, run: Reading): Promise<Missed> {
  const [row] = await database.$queryRaw<Missed[]>`
    SELECT count(*)::int AS stored,
      count(*) FILTER (WHERE ${isMissed(run)} AND ${isMissedAgain(run)})::int AS again,
      count(*) FILTER (WHERE ${isMissed(run)} AND NOT ${isMissedAgain(run)})::int AS first
    FROM product p WHERE p.shop_id = ${run.shopId}`;
  if (!row) throw new Error("A count without a row");
  return row;
}

/** Notes that this reading missed these products, as far as it did, so that the next one knows. */
export async function noteMissed(
  database: Database,
  run: Reading,
  productIds: ProductId[],
): Promise<void> {
  await database.$executeRaw`
    UPDATE product p SET missed_run_id = ${run.id}
    WHERE p.shop_id = ${run.shopId} AND p.id = ANY(${productIds}) AND ${isMissed(run)} AND p.missed_run_id IS NULL`;
}

/**
 * The next products that the reading missed, behind `after`, by id, locked: none is stored again until the end of the
 * transaction.
 * @param page.only those that an earlier reading missed, too, or all
 */
export async function missedProducts(
  database: Database,
  run: Reading,
  { only, after, limit }: { only: "again" | "all"; after: ProductId; limit: number },
): Promise<ProductId[]> {
  const rows = await database.$queryRaw<{ id: ProductId }[]>`
    SELECT p.id FROM product p
    WHERE p.shop_id = ${run.shopId} AND p.id > ${after} AND ${isMissed(run)}
      AND (${only === "all"} OR ${isMissedAgain(run)})
    ORDER BY p.id LIMIT ${limit} FOR UPDATE`;
  return rows.map(({ id }) => id);
}

/**
 * Takes products out of every list and count, with their mappings and pictures. Their history stays where it is, and
 * `bringBack` makes them what they were. A migration that adds a column which may not be null has to look at these rows.
 */
export async function putAway(
  database: Database,
  shopId: number,
  productIds: ProductId[],
): Promise<void> {
  if (productIds.length === 0) return;
  await lockProducts(database, shopId, productIds);
  await database.$executeRaw`
    INSERT INTO put_away_product (shop_id, product_id, put_away_at, product, mappings, images)
    SELECT p.shop_id, p.id, clock_timestamp(), to_jsonb(p),
      coalesce((SELECT jsonb_agg(to_jsonb(m)) FROM product_mapping m
        WHERE m.shop_id = p.shop_id AND m.product_id = p.id), '[]'),
      coalesce((SELECT jsonb_agg(to_jsonb(i)) FROM product_image i
        WHERE i.shop_id = p.shop_id AND i.product_id = p.id), '[]')
    FROM product p WHERE p.shop_id = ${shopId} AND p.id = ANY(${productIds})
    ORDER BY p.id
    ON CONFLICT (shop_id, product_id) DO UPDATE SET put_away_at = excluded.put_away_at,
      product = excluded.product, mappings = excluded.mappings, images = excluded.images`;
  await database.$executeRaw`DELETE FROM product WHERE shop_id = ${shopId} AND id = ANY(${productIds})`;
}

/** A decision that is being stored is waited for, and goes with its product; one that comes later finds no product. */
async function lockProducts(
  database: Database,
  shopId: number,
  productIds: ProductId[],
): Promise<void> {
  await database.$executeRaw`
    SELECT FROM product WHERE shop_id = ${shopId} AND id = ANY(${productIds}) ORDER BY id FOR UPDATE`;
  // In the order in which a batch stores its answers.
  await database.$executeRaw`
    SELECT FROM product_image WHERE shop_id = ${shopId} AND product_id = ANY(${productIds})
    ORDER BY product_id, media_id FOR UPDATE`;
  await database.$executeRaw`
    SELECT FROM product_mapping WHERE shop_id = ${shopId} AND product_id = ANY(${productIds})
    ORDER BY product_id, market FOR UPDATE`;
}

/** Products that are stored again get back what was put away with them. Answers which did. */
export async function bringBack(
  database: Database,
  shopId: number,
  productIds: ProductId[],
): Promise<ProductId[]> {
  const back = await database.$queryRaw<{ id: ProductId }[]>`
    SELECT p.id FROM put_away_product a JOIN product p ON p.shop_id = a.shop_id AND p.id = a.product_id
    WHERE a.shop_id = ${shopId} AND a.product_id = ANY(${productIds}) ORDER BY p.id`;
  if (back.length === 0) return [];
  const ids = back.map(({ id }) => id);
  await database.$executeRaw`
    INSERT INTO product_mapping
    SELECT row.* FROM put_away_product a, jsonb_array_elements(a.mappings) AS mapping,
      jsonb_populate_record(NULL::product_mapping, mapping) AS row
    WHERE a.shop_id = ${shopId} AND a.product_id = ANY(${ids})
    ON CONFLICT (shop_id, product_id, market) DO NOTHING`;
  await database.$executeRaw`
    INSERT INTO product_image
    SELECT row.* FROM put_away_product a, jsonb_array_elements(a.images) AS image,
      jsonb_populate_record(NULL::product_image, image) AS row
    WHERE a.shop_id = ${shopId} AND a.product_id = ANY(${ids})
      AND EXISTS (SELECT FROM local_image l WHERE l.id = row.local_image_id)
      AND (row.tiktok_shop_image_id IS NULL
        OR EXISTS (SELECT FROM tiktok_shop_image t WHERE t.id = row.tiktok_shop_image_id))
    ON CONFLICT (shop_id, product_id, media_id) DO NOTHING`;
  await forgetPutAway(database, shopId, ids);
  return ids;
}

/** What the shop deleted does not come back. */
export async function forgetPutAway(
  database: Database,
  shopId: number,
  productIds: ProductId[],
): Promise<void> {
  await database.$executeRaw`
    DELETE FROM put_away_product WHERE shop_id = ${shopId} AND product_id = ANY(${productIds})`;
}

/** Deletes what was put away so many days ago, by the database's clock. */
export async function deleteOldPutAway(database: Database, days: number): Promise<void> {
  await database.$executeRaw`
    DELETE FROM put_away_product WHERE put_away_at < clock_timestamp() - make_interval(days => ${days}::int)`;
}
