import type { Database } from "./database.server";

/** Which categories TikTok Shop recommended for the products of a local category, the most frequent first. */
export async function recommendedFor(
  database: Database,
  scope: { shopId: number; market: string; localCategoryId: number },
  limit: number,
): Promise<{ categoryId: string; products: number }[]> {
  return database.$queryRaw`
    SELECT recommended_category_id AS "categoryId", count(*)::int AS products
    FROM product_mapping
    WHERE shop_id = ${scope.shopId} AND market = ${scope.market} AND local_category_id = ${scope.localCategoryId}
      AND recommended_category_id IS NOT NULL
    GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT ${limit}`;
}
