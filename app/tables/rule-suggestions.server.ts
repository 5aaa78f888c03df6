import type { Database } from "./database.server";

/** Products of a kind that all came to one category, without a rule or a category mapping that says so. */
export interface AgreeingGroup {
  productType: string;
  /** Null where the whole type agrees. */
  vendor: string | null;
  categoryId: string;
  products: number;
}

/** Fewer say too little. */
const FEWEST = 5;

/** Product types, and vendors' products of a type, in which every recommended or confirmed product agrees. */
export async function agreeingGroups(
  database: Database,
  scope: { shopId: number; market: string },
  limit: number,
): Promise<AgreeingGroup[]> {
  return database.$queryRaw<AgreeingGroup[]>`
    SELECT product_type AS "productType", vendor, min(category_id) AS "categoryId", count(*)::int AS products
    FROM (
      SELECT product_type, vendor, coalesce(confirmed_category_id, recommended_category_id) AS category_id,
        coalesce(decision_source, 'merchant') NOT IN ('rule', 'category-mapping') AS is_free
      FROM product_mapping
      WHERE shop_id = ${scope.shopId} AND market = ${scope.market} AND status IN ('recommended', 'confirmed')
        AND product_type <> ''
    ) m
    GROUP BY GROUPING SETS ((product_type), (product_type, vendor))
    HAVING count(*) >= ${FEWEST} AND min(category_id) = max(category_id) AND bool_or(is_free)
      AND (GROUPING(vendor) = 1 OR vendor <> '')
    ORDER BY count(*) DESC, product_type, vendor NULLS FIRST LIMIT ${limit}`;
}
