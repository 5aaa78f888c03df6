import type { AuditCheck } from "../domain/audit-csv";
import type { AuditResult } from "../domain/error-budget";
import { Prisma, type Database } from "./database.server";

interface Audit {
  shopId: number;
  market: string;
  /** What was held back since then counts. */
  since: Date;
  /** A decision about more products than this is no check. */
  mostLookedAt: number;
}

/**
 * The first decision of the merchant's own about each product that was held back. One that was undone is none, and
 * one about many products, a file or a rule looked at none of them.
 */
function verdicts({ shopId, market, since, mostLookedAt }: Audit): Prisma.Sql {
  return Prisma.sql`
    SELECT a.product_id, a.decision_id, a.category_id, a.held_at, v.after_category_id, v.at
    FROM audited_product a
    CROSS JOIN LATERAL (
      SELECT c.after_category_id, c.at
      FROM mapping_change c JOIN mapping_decision d ON d.id = c.decision_id
      WHERE c.shop_id = a.shop_id AND c.product_id = a.product_id AND c.market = a.market AND c.at >= a.held_at
        AND c.after_source = 'merchant' AND c.after_category_id IS NOT NULL
        AND d.kind IN ('confirm', 'change') AND d.scope IN ('products', 'matching') AND d.undone_at IS NULL
        AND d.decided <= ${mostLookedAt}
      ORDER BY c.id LIMIT 1
    ) v
    WHERE a.shop_id = ${shopId} AND a.market = ${market} AND a.held_at >= ${since}`;
}

/** What the merchant's own decisions say about the products that were held back. */
export async function auditResult(database: Database, audit: Audit): Promise<AuditResult> {
  const [row] = await database.$queryRaw<AuditResult[]>(Prisma.sql`
    SELECT count(*)::int AS checked,
      count(*) FILTER (WHERE after_category_id <> category_id)::int AS wrong
    FROM (${verdicts(audit)}) verdict`);
  return row ?? { checked: 0, wrong: 0 };
}

/** Products that are held back and wait for the merchant. */
export async function countHeldBack(
  database: Database,
  { shopId, market }: { shopId: number; market: string },
): Promise<number> {
  const [row] = await database.$queryRaw<{ products: number }[]>`
    SELECT count(DISTINCT a.product_id)::int AS products
    FROM audited_product a
    JOIN product_mapping m ON m.shop_id = a.shop_id AND m.market = a.market AND m.product_id = a.product_id
    WHERE a.shop_id = ${shopId} AND a.market = ${market} AND m.status = 'recommended'`;
  return row?.products ?? 0;
}

/** The checks themselves, the first decided first. Products that wait are not among them: they are judged unaware. */
export async function checkedProducts(
  database: Database,
  audit: Audit & { categoryVersion: string },
): Promise<AuditCheck[]> {
  return database.$queryRaw<AuditCheck[]>(Prisma.sql`
    SELECT v.product_id AS "productId", p.title, v.category_id AS "expectedId", e.path_names AS "expectedPath",
      v.after_category_id AS "decidedId", d.path_names AS "decidedPath", v.at AS "decidedAt"
    FROM (${verdicts(audit)}) v
    LEFT JOIN product p ON p.shop_id = ${audit.shopId} AND p.id = v.product_id
    LEFT JOIN tiktok_shop_category e ON e.market = ${audit.market} AND e.category_version = ${audit.categoryVersion}
      AND e.id = v.category_id
    LEFT JOIN tiktok_shop_category d ON d.market = ${audit.market} AND d.category_version = ${audit.categoryVersion}
      AND d.id = v.after_category_id
    ORDER BY v.at, v.product_id`);
}
