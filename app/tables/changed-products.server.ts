import type { ProductId } from "../domain/ids";
import { asRows, type Database } from "./database.server";

/** How long one worker may take to read what it claimed before another may. */
const CLAIM_SECONDS = 60;

/** When a changed product is read: after it was quiet for a while, or when it has waited long enough. */
export interface Settling {
  quietMs: number;
  longestMs: number;
}

/**
 * Notes products that changed. A change that is not newer than what is stored is nothing new, and a deleted product
 * does not change. Answers whether somebody has to be asked to take them: a product that was noted a moment ago is
 * waited for already.
 */
export async function noteChangedProducts(
  database: Database,
  shopId: number,
  changes: { productId: ProductId; updatedAt: Date | null }[],
): Promise<boolean> {
  if (changes.length === 0) return false;
  const rows = await database.$queryRaw<{ isUnattended: boolean }[]>`
    INSERT INTO changed_product AS c (shop_id, product_id, first_at, last_at)
    SELECT ${shopId}, n."productId", clock_timestamp(), clock_timestamp()
    FROM jsonb_to_recordset(${asRows(changes)}::jsonb) AS n("productId" bigint, "updatedAt" timestamptz)
    WHERE NOT EXISTS (SELECT FROM deleted_product d WHERE d.shop_id = ${shopId} AND d.product_id = n."productId")
      AND NOT EXISTS (SELECT FROM product p WHERE p.shop_id = ${shopId} AND p.id = n."productId"
        AND p.shop_updated_at > n."updatedAt")
    ORDER BY n."productId"
    ON CONFLICT (shop_id, product_id) DO UPDATE SET last_at = excluded.last_at, claimed_by = NULL, claimed_until = NULL
    RETURNING xmax = 0 OR first_at < clock_timestamp() - interval '1 minute' AS "isUnattended"`;
  return rows.some(({ isUnattended }) => isUnattended);
}

/** Takes changed products that have settled; nobody else takes them for a while. */
export async function claimChangedProducts(
  database: Database,
  shopId: number,
  claim: Settling & { by: string; limit: number },
): Promise<ProductId[]> {
  const rows = await database.$queryRaw<{ id: ProductId }[]>`
    UPDATE changed_product c
    SET claimed_by = ${claim.by}, claimed_until = clock_timestamp() + make_interval(secs => ${CLAIM_SECONDS})
    FROM (
      SELECT product_id FROM changed_product
      WHERE shop_id = ${shopId} AND (claimed_until IS NULL OR claimed_until < clock_timestamp())
        AND (last_at < clock_timestamp() - make_interval(secs => ${claim.quietMs / 1_000}::float8)
          OR first_at < clock_timestamp() - make_interval(secs => ${claim.longestMs / 1_000}::float8))
      ORDER BY first_at, product_id LIMIT ${claim.limit} FOR UPDATE SKIP LOCKED
    ) due
    WHERE c.shop_id = ${shopId} AND c.product_id = due.product_id
    RETURNING c.product_id AS id`;
  return rows.map(({ id }) => id);
}

/** Forgets what was read again, unless it changed once more meanwhile. */
export async function forgetClaimedChanges(
  database: Database,
  shopId: number,
  claimedBy: string,
): Promise<void> {
  await database.$executeRaw`DELETE FROM changed_product WHERE shop_id = ${shopId} AND claimed_by = ${claimedBy}`;
}

/** Gives a claim back, so that the next try need not wait. */
export async function releaseChanges(
  database: Database,
  shopId: number,
  claimedBy: string,
): Promise<void> {
  await database.$executeRaw`
    UPDATE changed_product SET claimed_by = NULL, claimed_until = NULL
    WHERE shop_id = ${shopId} AND claimed_by = ${claimedBy}`;
}

/** Forgets all changes: nothing is mapped that could be out of date. */
export async function forgetAllChanges(database: Database, shopId: number): Promise<void> {
  await database.changedProduct.deleteMany({ where: { shopId } });
}

/** In how many milliseconds the next changed product is due, or null if none waits. */
export async function nextChangeInMs(
  database: Database,
  shopId: number,
  settling: Settling,
): Promise<number | null> {
  const [row] = await database.$queryRaw<{ ms: number | null }[]>`
    SELECT CASE WHEN count(*) > 0 THEN greatest(0, extract(epoch FROM min(coalesce(claimed_until, least(
      last_at + make_interval(secs => ${settling.quietMs / 1_000}::float8),
      first_at + make_interval(secs => ${settling.longestMs / 1_000}::float8)))) - clock_timestamp()) * 1000)::float8 END AS ms
    FROM changed_product WHERE shop_id = ${shopId}`;
  return row?.ms ?? null;
}

/** Those that are not stored, or only as they were before, or before products had a handle here. */
export async function newerThanStored(
  database: Database,
  shopId: number,
  times: { id: ProductId; updatedAt: Date }[],
): Promise<ProductId[]> {
  const rows = await database.$queryRaw<{ id: ProductId }[]>`
    SELECT n.id FROM jsonb_to_recordset(${asRows(times)}::jsonb) AS n(id bigint, "updatedAt" timestamptz)
    LEFT JOIN product p ON p.shop_id = ${shopId} AND p.id = n.id
    WHERE p.shop_updated_at IS NULL OR p.shop_updated_at < n."updatedAt" OR p.handle = ''`;
  return rows.map(({ id }) => id);
}

/** Stored products that are none of these, as far as they were stored before. */
export async function storedBesides(
  database: Database,
  shopId: number,
  others: { ids: ProductId[]; before: Date },
): Promise<ProductId[]> {
  const rows = await database.$queryRaw<{ id: ProductId }[]>`
    SELECT id FROM product
    WHERE shop_id = ${shopId} AND seen_at < ${others.before} AND NOT (id = ANY(${others.ids}))`;
  return rows.map(({ id }) => id);
}
