import type { DecisionScope, DecisionSource } from "../domain/decision-source";
import type { DecisionKind, MappingStatus } from "../domain/mapping-status";
import { Prisma, type Database } from "./database.server";
import { scopeDetailSchema, type ScopeDetail } from "./decision-jobs.server";

/** How products stood before a decision, and how many of them. */
export interface BeforeDecision {
  status: MappingStatus;
  categoryId: string | null;
  products: number;
}

/** A decision as the history lists it. */
export interface ListedDecision {
  id: number;
  market: string;
  kind: DecisionKind | "undo";
  /** What an undo took back. */
  undoes: { id: number; kind: DecisionKind | "undo" } | null;
  categoryId: string | null;
  source: DecisionSource;
  scope: DecisionScope;
  scopeDetail: ScopeDetail;
  filter: string;
  isFinished: boolean;
  isUndone: boolean;
  total: number;
  lookedAt: number;
  decided: number;
  decidedBy: string;
  startedAt: Date;
  /** The product, where it is about one. */
  title: string | null;
  /** Of the first products that it changed. */
  before: BeforeDecision[];
}

/** Changes looked at to say how things were before: a decision about a hundred thousand is listed as fast. */
const LOOKED_AT = 200;

const LISTED = Prisma.sql`
  d.id, d.market, d.kind, d.category_id AS "categoryId", d.source, d.scope, d.scope_detail AS "scopeDetail", d.filter,
  d.status = 'finished' AS "isFinished", d.undone_at IS NOT NULL AS "isUndone", d.total, d.looked_at AS "lookedAt",
  d.decided, d.decided_by AS "decidedBy", d.started_at AS "startedAt",
  CASE WHEN u.id IS NOT NULL THEN jsonb_build_object('id', u.id, 'kind', u.kind) END AS undoes,
  coalesce(b.before, '[]') AS before, p.title`;

/** Decisions, the newest first. What changed nothing is not listed. */
export async function listedDecisions(
  database: Database,
  shopId: number,
  page: { before: number | null; limit: number },
): Promise<ListedDecision[]> {
  const cursor = page.before === null ? Prisma.empty : Prisma.sql`AND d.id < ${page.before}::int`;
  return listed(
    database,
    Prisma.sql`d.shop_id = ${shopId} ${cursor}
      AND (d.decided > 0 OR d.status <> 'finished' OR d.scope_detail ? 'categoryMapping')
    ORDER BY d.id DESC LIMIT ${page.limit}`,
  );
}

/** One decision as the history lists it; null if the shop has none with this id. */
export async function listedDecision(
  database: Database,
  shopId: number,
  id: number,
): Promise<ListedDecision | null> {
  const [row] = await listed(database, Prisma.sql`d.shop_id = ${shopId} AND d.id = ${id}`);
  return row ?? null;
}

async function listed(database: Database, which: Prisma.Sql): Promise<ListedDecision[]> {
  const rows = await database.$queryRaw<(ListedDecision & { scopeDetail: unknown })[]>(Prisma.sql`
    SELECT ${LISTED}
    FROM (SELECT * FROM mapping_decision d WHERE ${which}) d
    LEFT JOIN mapping_decision u ON u.id = d.undoes_id AND u.shop_id = d.shop_id
    LEFT JOIN LATERAL (
      SELECT jsonb_agg(jsonb_build_object('status', status, 'categoryId', category_id, 'products', products)
        ORDER BY products DESC) AS before, min(product_id) AS product_id
      FROM (
        SELECT before_status AS status, before_category_id AS category_id, count(*)::int AS products,
          min(product_id) AS product_id
        FROM (SELECT * FROM mapping_change c WHERE c.shop_id = d.shop_id AND c.decision_id = d.id
          ORDER BY c.product_id LIMIT ${LOOKED_AT}) first
        GROUP BY 1, 2
      ) counted
    ) b ON true
    LEFT JOIN product p ON d.decided = 1 AND p.shop_id = d.shop_id AND p.id = b.product_id
    ORDER BY d.id DESC`);
  return rows.map((row) => ({ ...row, scopeDetail: scopeDetailSchema.parse(row.scopeDetail) }));
}

/** Products that a decision changed, the first ones. */
export interface DecidedProduct {
  productId: string;
  title: string | null;
  beforeStatus: MappingStatus;
  beforeCategoryId: string | null;
  afterStatus: MappingStatus;
  afterCategoryId: string | null;
}

export async function decidedProducts(
  database: Database,
  shopId: number,
  { id, limit }: { id: number; limit: number },
): Promise<DecidedProduct[]> {
  return database.$queryRaw<DecidedProduct[]>`
    SELECT c.product_id::text AS "productId", p.title, c.before_status AS "beforeStatus",
      c.before_category_id AS "beforeCategoryId", c.after_status AS "afterStatus",
      c.after_category_id AS "afterCategoryId"
    FROM mapping_change c
    LEFT JOIN product p ON p.shop_id = c.shop_id AND p.id = c.product_id
    WHERE c.shop_id = ${shopId} AND c.decision_id = ${id}
    ORDER BY c.product_id LIMIT ${limit}`;
}
