import { CATEGORY_REASONS, type CategoryReason } from "../domain/attention-reason";
import { troubleOf } from "../domain/category-permission";
import type { ProductId } from "../domain/ids";
import { currentTree, type TreeKey } from "./category-trees.server";
import { asRows, Prisma, type Database } from "./database.server";

/** Who is noted as the one who changed a mapping because the tree changed. */
const ACTOR = "tiktok-shop";
const TARGET = Prisma.sql`coalesce(m.confirmed_category_id, m.recommended_category_id)`;
const REASONS = Prisma.sql`ARRAY[${Prisma.join([...CATEGORY_REASONS])}]`;

interface Turned {
  categoryId: string;
  trouble: CategoryReason | null;
}

/** Some products of one shop. */
interface Among {
  shopId: number;
  productIds: ProductId[];
}

interface Sync extends TreeKey {
  now: Date;
  /** These products alone; what was decided about categories and by rules stays. All shops, where there are none. */
  among?: Among;
}

/**
 * Lets the mappings follow the categories that turned unusable, or usable again: one statement. What the merchant
 * confirmed stays noted, so that it is seen, and is good again should its category come back.
 */
export async function turnMappings(
  transaction: Database,
  sync: Sync,
  turned: Turned[],
): Promise<void> {
  if (turned.length === 0) return;
  await transaction.$executeRaw`
    WITH turn AS MATERIALIZED (
      SELECT * FROM jsonb_to_recordset(${asRows(turned)}::jsonb) AS t("categoryId" text, trouble text)
    ), turned AS MATERIALIZED (
      SELECT m.shop_id, m.product_id, m.status AS before_status, ${TARGET} AS category_id, t.trouble
      FROM turn t JOIN product_mapping m ON m.market = ${sync.market} AND ${TARGET} = t."categoryId"
      WHERE m.category_version = ${sync.categoryVersion} AND ${isAmong(sync)} AND ${isNews(sync)}
        AND m.reason IS DISTINCT FROM t.trouble AND CASE WHEN t.trouble IS NULL
        THEN m.reason = ANY(${REASONS}) AND m.reason <> 'category-version'
        ELSE m.status IN ('recommended', 'confirmed') OR m.reason = ANY(${REASONS}) END
      ORDER BY m.shop_id, m.product_id FOR UPDATE OF m
    ), ${noteChanges(sync, Prisma.sql`turned`)}, decided AS (
      UPDATE category_mapping c SET reason = t.trouble
      FROM turn t WHERE ${!sync.among} AND c.market = ${sync.market} AND c.tiktok_shop_category_id = t."categoryId"
        AND c.reason IS DISTINCT FROM 'category-version'
    ), ruled AS (
      UPDATE mapping_rule r SET reason = t.trouble
      FROM turn t WHERE ${!sync.among} AND r.market = ${sync.market} AND r.category_id = t."categoryId"
        AND r.reason IS DISTINCT FROM 'category-version'
    )
    UPDATE product_mapping m SET status = ${AFTER_STATUS}, reason = t.trouble, reason_detail = NULL,
      -- TikTok Shop is asked again, for a replacement.
      asked_content_hash = CASE WHEN t.trouble IS NULL THEN m.asked_content_hash END, updated_at = ${sync.now}
    FROM turned t WHERE m.shop_id = t.shop_id AND m.market = ${sync.market} AND m.product_id = t.product_id`;
}

function isAmong({ among }: Sync): Prisma.Sql {
  if (!among) return Prisma.sql`true`;
  return Prisma.sql`m.shop_id = ${among.shopId} AND m.product_id = ANY(${among.productIds})`;
}

/** Whoever confirmed a category that needs an invitation keeps it: in products that come back, only what came later counts. */
function isNews({ among }: Sync): Prisma.Sql {
  if (!among) return Prisma.sql`true`;
  return Prisma.sql`(t.trouble IS NULL OR t.trouble NOT IN ('category-invite-only', 'category-prohibited')
    OR EXISTS (SELECT FROM category_change c WHERE c.market = m.market AND c.category_version = m.category_version
      AND c.category_id = t."categoryId" AND c.kind = 'permission-changed' AND c.at > m.updated_at))`;
}

/** Lets the mappings of products that come back follow what became of their categories while they were away. */
export async function turnReturned(transaction: Database, back: Among, now: Date): Promise<void> {
  if (back.productIds.length === 0) return;
  for (const market of await marketsOf(transaction, back)) {
    const tree = await currentTree(transaction, market);
    const sync = { ...tree, now, among: back };
    await turnMappings(transaction, sync, await standingOf(transaction, tree, back));
    await leaveVersion(transaction, sync);
  }
}

async function marketsOf(transaction: Database, { shopId, productIds }: Among): Promise<string[]> {
  const rows = await transaction.$queryRaw<{ market: string }[]>`
    SELECT DISTINCT market FROM product_mapping
    WHERE shop_id = ${shopId} AND product_id = ANY(${productIds}) ORDER BY market`;
  return rows.map(({ market }) => market);
}

interface StoredStanding {
  categoryId: string;
  isLeaf: boolean;
  permissionStatuses: string[];
  isRemoved: boolean;
}

/** What is to be said of the categories of this tree that the products are mapped to. */
async function standingOf(
  transaction: Database,
  { market, categoryVersion }: TreeKey,
  { shopId, productIds }: Among,
): Promise<Turned[]> {
  const rows = await transaction.$queryRaw<StoredStanding[]>`
    SELECT DISTINCT c.id AS "categoryId", c.is_leaf AS "isLeaf", c.permission_statuses AS "permissionStatuses",
      c.removed_at IS NOT NULL AS "isRemoved"
    FROM product_mapping m
    JOIN tiktok_shop_category c
      ON c.market = m.market AND c.category_version = m.category_version AND c.id = ${TARGET}
    WHERE m.shop_id = ${shopId} AND m.product_id = ANY(${productIds})
      AND m.market = ${market} AND m.category_version = ${categoryVersion}
    ORDER BY c.id`;
  return rows.map(({ categoryId, isRemoved, ...category }) => ({
    categoryId,
    trouble: troubleOf(isRemoved ? undefined : category),
  }));
}

const AFTER_STATUS = Prisma.sql`CASE WHEN t.trouble IS NOT NULL THEN 'needs-attention'
  WHEN m.confirmed_category_id IS NULL THEN 'recommended' ELSE 'confirmed' END`;

/**
 * The market is back at a version that it had left: what was decided in it is good again, where its category is one of
 * these. To be followed by `leaveVersion`.
 */
export async function returnToVersion(
  transaction: Database,
  sync: Sync,
  usableIds: string[],
): Promise<void> {
  await transaction.$executeRaw`
    WITH turned AS MATERIALIZED (
      SELECT m.shop_id, m.product_id, m.status AS before_status, ${TARGET} AS category_id, NULL::text AS trouble
      FROM product_mapping m
      WHERE m.market = ${sync.market} AND m.reason = 'category-version' AND ${TARGET} = ANY(${usableIds})
      ORDER BY m.shop_id, m.product_id FOR UPDATE OF m
    ), ${noteChanges(sync, Prisma.sql`turned`)}
    UPDATE product_mapping m SET status = ${AFTER_STATUS}, reason = NULL, reason_detail = NULL,
      category_version = ${sync.categoryVersion},
      -- What TikTok Shop recommended meanwhile is of the other version.
      recommended_category_id = CASE WHEN m.confirmed_category_id IS NULL OR m.category_version = ${sync.categoryVersion}
        THEN m.recommended_category_id END,
      asked_content_hash = NULL, updated_at = ${sync.now}
    FROM turned t WHERE m.shop_id = t.shop_id AND m.market = ${sync.market} AND m.product_id = t.product_id`;
}

/**
 * The market moved to another version of its tree: what was mapped in the old one is seen, and asked again.
 * @param usableIds the new version's categories, where what was decided in it before counts again
 */
export async function leaveVersion(
  transaction: Database,
  sync: Sync,
  usableIds: string[] = [],
): Promise<void> {
  await transaction.$executeRaw`
    WITH turned AS MATERIALIZED (
      SELECT m.shop_id, m.product_id, m.status AS before_status, ${TARGET} AS category_id, 'category-version' AS trouble
      FROM product_mapping m
      WHERE m.market = ${sync.market} AND m.category_version <> ${sync.categoryVersion} AND ${TARGET} IS NOT NULL
        AND ${isAmong(sync)}
      ORDER BY m.shop_id, m.product_id FOR UPDATE OF m
    ), ${noteChanges(sync, Prisma.sql`turned`)}, decided AS (
      UPDATE category_mapping SET reason = ${otherVersionOf(Prisma.sql`tiktok_shop_category_id`, usableIds)}
      WHERE ${!sync.among} AND market = ${sync.market}
    ), ruled AS (
      UPDATE mapping_rule SET reason = ${otherVersionOf(Prisma.sql`category_id`, usableIds)}
      WHERE ${!sync.among} AND market = ${sync.market}
    )
    UPDATE product_mapping m SET status = 'needs-attention', reason = t.trouble, reason_detail = NULL,
      asked_content_hash = NULL, updated_at = ${sync.now}
    FROM turned t WHERE m.shop_id = t.shop_id AND m.market = ${sync.market} AND m.product_id = t.product_id`;
}

/** What a decision about many products is held against after the market moved; it was left with the version it moves to. */
function otherVersionOf(categoryId: Prisma.Sql, usableIds: string[]): Prisma.Sql {
  return Prisma.sql`CASE WHEN reason = 'category-version' AND ${categoryId} = ANY(${usableIds}) THEN NULL
    ELSE 'category-version' END`;
}

/** Who decided what: the statement's part that joins `m` as it was before. */
function noteChanges(sync: Sync, turned: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`noted AS (
    INSERT INTO mapping_change (shop_id, market, product_id, actor, before_status, after_status,
      before_category_id, after_category_id, at)
    SELECT m.shop_id, m.market, m.product_id, ${ACTOR}, t.before_status, ${AFTER_STATUS}, t.category_id, t.category_id, ${sync.now}
    FROM ${turned} t JOIN product_mapping m
      ON m.shop_id = t.shop_id AND m.market = ${sync.market} AND m.product_id = t.product_id
    WHERE t.before_status <> ${AFTER_STATUS}
  )`;
}

/** Shops that have mappings to ask TikTok Shop a replacement for. */
export async function shopsToReplace(database: Database, market: string): Promise<string[]> {
  const rows = await database.$queryRaw<{ domain: string }[]>`
    SELECT domain FROM shop WHERE uninstalled_at IS NULL AND id IN (
      SELECT shop_id FROM product_mapping
      WHERE market = ${market} AND asked_content_hash IS NULL AND reason LIKE 'category-%')`;
  return rows.map(({ domain }) => domain);
}

/** Products of a shop whose category cannot be used any more and that TikTok Shop was not asked about again yet. */
export async function productsToReplace(
  database: Database,
  shopId: number,
  market: string,
): Promise<ProductId[]> {
  const rows = await database.$queryRaw<{ id: ProductId }[]>`
    SELECT m.product_id AS id FROM product_mapping m
    WHERE m.market = ${market} AND m.shop_id = ${shopId} AND m.asked_content_hash IS NULL AND m.reason LIKE 'category-%'
    ORDER BY 1`;
  return rows.map(({ id }) => id);
}
