import type { DecisionSource } from "../domain/decision-source";
import type { ProductId } from "../domain/ids";
import { Prisma, type Database } from "./database.server";
import type { MappingScope } from "./mapping-filters.server";

/** A product that has a confirmed category, or had one. */
export interface ConfirmedMapping {
  productId: ProductId;
  handle: string;
  /** Null where nothing is confirmed any more. */
  categoryId: string | null;
  categoryPath: string[] | null;
  source: DecisionSource | null;
  decidedAt: Date | null;
  changedAt: Date;
  /** Where the next page begins. */
  cursor: ConfirmedCursor;
}

/** The time as PostgreSQL writes it, to the microsecond, and the product. */
export interface ConfirmedCursor {
  changedAt: string;
  productId: string;
}

interface ConfirmedPage {
  after: ConfirmedCursor | null;
  /** Only what changed since then, and then also what is not confirmed any more. */
  since: Date | null;
  limit: number;
}

const CATEGORY = Prisma.sql`CASE WHEN m.status = 'confirmed' THEN m.confirmed_category_id END`;
const JOINS = Prisma.sql`
  JOIN product p ON p.shop_id = m.shop_id AND p.id = m.product_id
  LEFT JOIN LATERAL (
    SELECT t.path_names FROM tiktok_shop_category t
    WHERE t.market = m.market AND t.id = ${CATEGORY} AND t.category_version IN ('v1', 'v2')
    ORDER BY t.category_version = m.category_version DESC LIMIT 1
  ) t ON true`;
const COLUMNS = Prisma.sql`m.product_id AS "productId", p.handle, ${CATEGORY} AS "categoryId",
  t.path_names AS "categoryPath", CASE WHEN m.status = 'confirmed' THEN m.decision_source END AS source,
  CASE WHEN m.status = 'confirmed' THEN m.decided_at END AS "decidedAt", m.confirmed_changed_at AS "changedAt",
  jsonb_build_object('changedAt', m.confirmed_changed_at::text, 'productId', m.product_id::text) AS cursor`;

/** The next mappings in the order in which they were confirmed, changed or cleared. */
export async function confirmedPage(
  database: Database,
  scope: MappingScope,
  { after, since, limit }: ConfirmedPage,
): Promise<ConfirmedMapping[]> {
  const wanted = [
    since === null
      ? Prisma.sql`AND m.status = 'confirmed'`
      : Prisma.sql`AND m.confirmed_changed_at >= ${since}`,
    after === null
      ? Prisma.empty
      : Prisma.sql`AND (m.confirmed_changed_at, m.product_id) >
          (${after.changedAt}::text::timestamptz, ${after.productId}::text::bigint)`,
  ];
  return database.$queryRaw<ConfirmedMapping[]>(Prisma.sql`
    SELECT ${COLUMNS} FROM (
      SELECT m.* FROM product_mapping m
      WHERE m.shop_id = ${scope.shopId} AND m.market = ${scope.market} AND m.confirmed_changed_at IS NOT NULL
        ${Prisma.join(wanted, " ")}
      ORDER BY m.confirmed_changed_at, m.product_id LIMIT ${limit}
    ) m ${JOINS} ORDER BY m.confirmed_changed_at, m.product_id`);
}

/** The confirmed mapping of one product, or null. */
export async function confirmedMappingOf(
  database: Database,
  scope: MappingScope,
  productId: ProductId,
): Promise<ConfirmedMapping | null> {
  const [row] = await database.$queryRaw<ConfirmedMapping[]>(Prisma.sql`
    SELECT ${COLUMNS} FROM product_mapping m ${JOINS}
    WHERE m.shop_id = ${scope.shopId} AND m.market = ${scope.market} AND m.product_id = ${productId}
      AND m.status = 'confirmed'`);
  return row ?? null;
}

/**
 * Until when nothing is missing: what was changed since may be part of a transaction that is not there yet. Ask this
 * before reading.
 */
export async function completeUntil(database: Database): Promise<Date> {
  const [row] = await database.$queryRaw<{ at: Date }[]>`
    SELECT coalesce(min(xact_start), clock_timestamp()) AS at FROM pg_stat_activity
    WHERE datname = current_database() AND xact_start IS NOT NULL`;
  return row?.at ?? new Date(0);
}
