import type { AttentionReason } from "../domain/attention-reason";
import type { MappingFilter } from "../domain/mapping-filter";
import type { MappingStatus } from "../domain/mapping-status";
import type { Database } from "./database.server";
import { filterSql, type MappingScope } from "./mapping-filters.server";

/** How many products have a status, and, where it needs one, the reason. */
export interface StatusCount {
  status: MappingStatus;
  reason: AttentionReason | null;
  products: number;
}

/** The shop's products by status and reason: read from the counts, so a million products take no longer. */
export async function countByStatus(
  database: Database,
  shopId: number,
  market: string,
): Promise<StatusCount[]> {
  return database.$queryRaw<StatusCount[]>`
    SELECT status, CASE WHEN status = 'needs-attention' THEN nullif(reason, '') END AS reason,
      sum(products)::int AS products
    FROM (
      SELECT status, reason, sum(products) AS products
      FROM mapping_counted WHERE shop_id = ${shopId} AND market = ${market} GROUP BY 1, 2
    ) counted
    GROUP BY 1, 2 HAVING sum(products) > 0`;
}

/** How many products of a local category got one recommendation. */
export interface AnswerCount {
  localCategoryId: number;
  categoryId: string;
  products: number;
}

/** The recommendations within these local categories. */
export async function countAnswers(
  database: Database,
  scope: { shopId: number; market: string },
  localCategoryIds: number[],
): Promise<AnswerCount[]> {
  return database.$queryRaw<AnswerCount[]>`
    SELECT local_category_id AS "localCategoryId", recommended_category_id AS "categoryId",
      sum(products)::int AS products
    FROM mapping_counted
    WHERE shop_id = ${scope.shopId} AND market = ${scope.market}
      AND local_category_id = ANY(${localCategoryIds}) AND recommended_category_id <> ''
    GROUP BY 1, 2 HAVING sum(products) > 0`;
}

/** How many mappings a filter finds: exact, which takes a while where millions do. */
export async function countMatches(
  database: Database,
  scope: MappingScope,
  filter: MappingFilter,
): Promise<number> {
  const conditions = await filterSql(database, scope, filter);
  const [row] = await database.$queryRaw<{ products: number }[]>`
    SELECT count(*)::int AS products FROM product_mapping m
    WHERE m.shop_id = ${scope.shopId} AND m.market = ${scope.market} ${conditions}`;
  return row?.products ?? 0;
}
