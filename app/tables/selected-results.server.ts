import type { AttentionReason } from "../domain/attention-reason";
import type { ProductId } from "../domain/ids";
import { localPath } from "./category-names.server";
import { Prisma, type Database } from "./database.server";

interface Scope {
  shopId: number;
  market: string;
  categoryVersion: string;
  /** TikTok Shop's name of the language that categories are named in. */
  locale: string;
}

/** Products that came to one category. */
export interface CategoryResult {
  id: string;
  path: string[] | null;
  permissionStatuses: string[] | null;
  products: number;
  confirmed: number;
}

export async function resultsByCategory(
  database: Database,
  scope: Scope,
  productIds: ProductId[],
): Promise<CategoryResult[]> {
  return database.$queryRaw<CategoryResult[]>(Prisma.sql`
    SELECT n.id, ${localPath("t", scope.locale)} AS path,
      t.permission_statuses AS "permissionStatuses", n.products, n.confirmed
    FROM (
      SELECT coalesce(confirmed_category_id, recommended_category_id) AS id, count(*)::int AS products,
        count(*) FILTER (WHERE status = 'confirmed')::int AS confirmed
      FROM product_mapping
      WHERE shop_id = ${scope.shopId} AND market = ${scope.market} AND product_id = ANY(${productIds})
        AND status IN ('recommended', 'confirmed')
      GROUP BY 1
    ) n
    LEFT JOIN tiktok_shop_category t ON t.market = ${scope.market}
      AND t.category_version = ${scope.categoryVersion} AND t.id = n.id
    ORDER BY n.products DESC, n.id`);
}

/** A product that needs the merchant's attention. */
export interface ExceptionalProduct {
  productId: ProductId;
  title: string;
  reason: AttentionReason;
}

export async function exceptionsAmong(
  database: Database,
  scope: Pick<Scope, "shopId" | "market">,
  { productIds, limit }: { productIds: ProductId[]; limit: number },
): Promise<ExceptionalProduct[]> {
  return database.$queryRaw<ExceptionalProduct[]>`
    SELECT product_id AS "productId", title, reason FROM product_mapping
    WHERE shop_id = ${scope.shopId} AND market = ${scope.market} AND product_id = ANY(${productIds})
      AND status = 'needs-attention' AND reason IS NOT NULL
    ORDER BY title, product_id LIMIT ${limit}`;
}
