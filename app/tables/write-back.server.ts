import { createShopDomain, type ProductId, type ShopDomain } from "../domain/ids";
import { asRows, Prisma, type Database } from "./database.server";

/** The mappings whose categories are written. */
interface Scope {
  shopId: number;
  market: string;
}

/** What a product's metafield should hold; null holds nothing. */
export interface WantedCategory {
  productId: ProductId;
  categoryId: string | null;
}

/** How a shop's write-back stands. */
export interface WriteBackState {
  writesBack: boolean;
  /** The market whose categories the metafields hold; null where they hold none. */
  writtenMarket: string | null;
  problem: string | null;
}

/** How long one worker has for a call before another may write. */
const CLAIM_SECONDS = 60;
/** What Shopify refused is tried again after so long, or as soon as another category is confirmed. */
const RETRY = Prisma.sql`interval '1 hour'`;

const WANTED = Prisma.sql`CASE WHEN m.status = 'confirmed' THEN m.confirmed_category_id END`;
/**
 * A category that one list alone says cannot be used any more stays where it is written, until another list says the
 * same; so does everything when a market moves to another version of its tree.
 */
const ONE_LIST_SAYS_SO = Prisma.sql`(m.confirmed_category_id IS NOT NULL AND CASE m.reason
  WHEN 'category-version' THEN EXISTS (SELECT FROM category_tree r
    WHERE r.market = m.market AND r.is_current AND r.current_at_listing = r.listings)
  ELSE m.reason LIKE 'category-%' AND EXISTS (SELECT FROM tiktok_shop_category t
    JOIN category_tree r ON r.market = t.market AND r.category_version = t.category_version
    WHERE t.market = m.market AND t.category_version = m.category_version AND t.id = m.confirmed_category_id
      AND t.turned_at_listing = r.listings) END)`;
/** As the index has it. */
const IS_UNWRITTEN = Prisma.sql`m.written_category_id IS DISTINCT FROM ${WANTED}`;
const IS_DUE = Prisma.sql`${IS_UNWRITTEN}
  AND NOT coalesce(m.status = 'needs-attention' AND ${ONE_LIST_SAYS_SO}, false) AND NOT EXISTS (SELECT FROM write_problem p
  WHERE p.shop_id = m.shop_id AND p.product_id = m.product_id AND p.category_id IS NOT DISTINCT FROM ${WANTED}
    AND p.at > clock_timestamp() - ${RETRY})`;

/** Lets this worker write for a while, and nobody else; null where another does. */
export async function claimWriteBack(
  database: Database,
  shopId: number,
  by: string,
): Promise<WriteBackState | null> {
  const [row] = await database.$queryRaw<WriteBackState[]>`
    UPDATE shop SET write_claimed_by = ${by},
      write_claimed_until = clock_timestamp() + make_interval(secs => ${CLAIM_SECONDS})
    WHERE id = ${shopId} AND (write_claimed_by = ${by} OR write_claimed_until IS NULL
      OR write_claimed_until < clock_timestamp())
    RETURNING writes_back AS "writesBack", written_market AS "writtenMarket", write_back_problem AS problem`;
  return row ?? null;
}

export async function releaseWriteBack(
  database: Database,
  shopId: number,
  by: string,
): Promise<void> {
  await database.shop.updateMany({
    where: { id: shopId, writeClaimedBy: by },
    data: { writeClaimedBy: null, writeClaimedUntil: null },
  });
}

export async function noteWrittenMarket(
  database: Database,
  shopId: number,
  writtenMarket: string | null,
): Promise<void> {
  await database.shop.updateMany({ where: { id: shopId }, data: { writtenMarket } });
}

/** Why nothing can be written at all; null once something could. */
export async function noteWriteBackProblem(
  database: Database,
  shopId: number,
  writeBackProblem: string | null,
): Promise<void> {
  await database.shop.updateMany({ where: { id: shopId }, data: { writeBackProblem } });
}

/** The next products whose metafield is not what is confirmed. */
export async function nextUnwritten(
  database: Database,
  { shopId, market }: Scope,
  { after, limit }: { after: ProductId; limit: number },
): Promise<WantedCategory[]> {
  return database.$queryRaw<WantedCategory[]>(Prisma.sql`
    SELECT m.product_id AS "productId", ${WANTED} AS "categoryId" FROM product_mapping m
    WHERE m.shop_id = ${shopId} AND m.market = ${market} AND m.product_id > ${after} AND ${IS_DUE}
    ORDER BY m.product_id LIMIT ${limit}`);
}

/** The next products whose metafield holds something, to be removed. */
export async function nextWritten(
  database: Database,
  { shopId, market }: Scope,
  { after, limit }: { after: ProductId; limit: number },
): Promise<WantedCategory[]> {
  return database.$queryRaw<WantedCategory[]>`
    SELECT product_id AS "productId", NULL::text AS "categoryId" FROM product_mapping
    WHERE shop_id = ${shopId} AND market = ${market} AND product_id > ${after} AND written_category_id IS NOT NULL
    ORDER BY product_id LIMIT ${limit}`;
}

/** Before Shopify is told: whoever dies before the answer leaves products that are written again. */
export async function noteUnknown(
  database: Database,
  { shopId, market }: Scope,
  productIds: ProductId[],
): Promise<void> {
  await database.$executeRaw`
    UPDATE product_mapping SET written_category_id = ''
    WHERE shop_id = ${shopId} AND market = ${market} AND product_id = ANY(${productIds})`;
}

/** What Shopify took. */
export async function noteWritten(
  database: Database,
  { shopId, market }: Scope,
  written: WantedCategory[],
): Promise<void> {
  if (written.length === 0) return;
  await database.$executeRaw`
    UPDATE product_mapping m SET written_category_id = w."categoryId"
    FROM jsonb_to_recordset(${asRows(written)}::jsonb) AS w("productId" bigint, "categoryId" text)
    WHERE m.shop_id = ${shopId} AND m.market = ${market} AND m.product_id = w."productId"
      AND m.written_category_id = ''`;
  await database.writeProblem.deleteMany({
    where: { shopId, productId: { in: written.map(({ productId }) => productId) } },
  });
}

/** What Shopify refused, with its words. */
export async function noteRefused(
  database: Database,
  shopId: number,
  refused: (WantedCategory & { code: string; message: string })[],
): Promise<void> {
  if (refused.length === 0) return;
  await database.$executeRaw`
    INSERT INTO write_problem AS w (shop_id, product_id, category_id, code, message, at)
    SELECT p.shop_id, p.id, r."categoryId", r.code, left(r.message, 500), clock_timestamp()
    FROM jsonb_to_recordset(${asRows(refused)}::jsonb)
      AS r("productId" bigint, "categoryId" text, code text, message text)
    JOIN product p ON p.shop_id = ${shopId} AND p.id = r."productId"
    ON CONFLICT (shop_id, product_id) DO UPDATE SET category_id = excluded.category_id, code = excluded.code,
      message = excluded.message, at = excluded.at`;
}

/** How many products are confirmed, and how many of all are still to be written or cleared. */
export async function countUnwritten(
  database: Database,
  { shopId, market }: Scope,
): Promise<{ confirmed: number; waiting: number }> {
  const [row] = await database.$queryRaw<{ confirmed: number; waiting: number }[]>(Prisma.sql`
    SELECT (SELECT coalesce(sum(products), 0)::int FROM mapping_counted
        WHERE shop_id = ${shopId} AND market = ${market} AND status = 'confirmed') AS confirmed,
      (SELECT count(*)::int FROM product_mapping m
        WHERE m.shop_id = ${shopId} AND m.market = ${market} AND ${IS_UNWRITTEN}) AS waiting`);
  return row ?? { confirmed: 0, waiting: 0 };
}

/** A product whose category Shopify refused. */
export interface WriteProblem {
  productId: ProductId;
  title: string;
  message: string;
}

export async function writeProblems(
  database: Database,
  shopId: number,
  limit: number,
): Promise<{ total: number; first: WriteProblem[] }> {
  const [total, first] = await Promise.all([
    database.writeProblem.count({ where: { shopId } }),
    database.$queryRaw<WriteProblem[]>`
      SELECT w.product_id AS "productId", p.title, w.message
      FROM write_problem w JOIN product p ON p.shop_id = w.shop_id AND p.id = w.product_id
      WHERE w.shop_id = ${shopId} ORDER BY w.product_id LIMIT ${limit}`,
  ]);
  return { total, first };
}

export async function writeBackState(database: Database, shopId: number): Promise<WriteBackState> {
  const row = await database.shop.findUnique({ where: { id: shopId } });
  return {
    writesBack: row?.writesBack ?? false,
    writtenMarket: row?.writtenMarket ?? null,
    problem: row?.writeBackProblem ?? null,
  };
}

/** Installed shops where something is to be written, or what was written is to be removed. */
export async function shopsToWriteBack(database: Database): Promise<ShopDomain[]> {
  const rows = await database.$queryRaw<{ domain: string }[]>(Prisma.sql`
    SELECT s.domain FROM shop s
    LEFT JOIN tiktok_shop_connection c ON c.shop_id = s.id AND c.status <> 'disconnected'
    LEFT JOIN catalog_credential o ON c.id IS NULL
    WHERE s.uninstalled_at IS NULL AND (s.writes_back OR s.written_market IS NOT NULL)
      AND (NOT s.writes_back OR s.written_market <> coalesce(c.market, o.market) OR EXISTS (
        SELECT FROM product_mapping m
        WHERE m.shop_id = s.id AND m.market = coalesce(c.market, o.market) AND ${IS_DUE}))
    ORDER BY s.id`);
  return rows.map(({ domain }) => createShopDomain(domain));
}
