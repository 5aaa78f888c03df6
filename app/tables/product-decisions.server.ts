import type { ProductId, TikTokShopCategoryId } from "../domain/ids";
import type { MappingStatus } from "../domain/mapping-status";
import type { Database } from "./database.server";

/** Who decides, when, and where. */
export interface Decision {
  shopId: number;
  market: string;
  categoryVersion: string;
  /** Shopify's user id. */
  by: string;
  now: Date;
}

/**
 * Confirms products, each with a change that says what was before.
 * @param categoryId for all of them; null confirms each one's own recommendation, where one waits for the merchant
 */
export async function confirmProducts(
  database: Database,
  decision: Decision,
  confirmed: { productIds: ProductId[]; categoryId: TikTokShopCategoryId | null },
): Promise<void> {
  const { shopId, market, categoryVersion, by, now } = decision;
  const { productIds, categoryId } = confirmed;
  await database.$executeRaw`
    WITH before AS (
      SELECT product_id, status, coalesce(confirmed_category_id, recommended_category_id) AS before_id,
        coalesce(${categoryId}::text, recommended_category_id) AS after_id
      FROM product_mapping
      WHERE shop_id = ${shopId} AND market = ${market} AND product_id = ANY(${productIds})
        AND (${categoryId}::text IS NOT NULL OR status = 'recommended' AND recommended_category_id IS NOT NULL)
      ORDER BY product_id FOR UPDATE
    ), decided AS (
      UPDATE product_mapping m SET status = 'confirmed', confirmed_category_id = b.after_id,
        category_version = ${categoryVersion}, reason = NULL, reason_detail = NULL,
        decided_by = ${by}, decided_at = ${now}, updated_at = ${now}
      FROM before b
      WHERE m.shop_id = ${shopId} AND m.market = ${market} AND m.product_id = b.product_id
      RETURNING m.product_id
    )
    INSERT INTO mapping_change (shop_id, market, product_id, actor, before_status, after_status,
      before_category_id, after_category_id, at)
    SELECT ${shopId}, ${market}, b.product_id, ${by}, b.status, 'confirmed', b.before_id, b.after_id, ${now}
    FROM before b JOIN decided d ON d.product_id = b.product_id ORDER BY b.product_id`;
}

/** Makes products be asked about once more, although nothing about them changed. */
export async function forgetAnswers(
  database: Database,
  { shopId, market }: { shopId: number; market: string },
  productIds: ProductId[],
): Promise<void> {
  await database.productMapping.updateMany({
    where: { shopId, market, productId: { in: productIds } },
    data: { askedContentHash: null },
  });
}

/** One decision about a product. */
export interface DecidedChange {
  actor: string;
  at: Date;
  beforeStatus: MappingStatus;
  afterStatus: MappingStatus;
  beforePath: string[] | null;
  afterPath: string[] | null;
}

/** The latest decisions about a product, newest first. */
export async function decisionsAbout(
  database: Database,
  scope: { shopId: number; market: string; categoryVersion: string },
  product: { id: ProductId; limit: number },
): Promise<DecidedChange[]> {
  return database.$queryRaw<DecidedChange[]>`
    SELECT c.actor, c.at, c.before_status AS "beforeStatus", c.after_status AS "afterStatus",
      b.path_names AS "beforePath", a.path_names AS "afterPath"
    FROM mapping_change c
    LEFT JOIN tiktok_shop_category b ON b.market = c.market AND b.category_version = ${scope.categoryVersion}
      AND b.id = c.before_category_id
    LEFT JOIN tiktok_shop_category a ON a.market = c.market AND a.category_version = ${scope.categoryVersion}
      AND a.id = c.after_category_id
    WHERE c.shop_id = ${scope.shopId} AND c.product_id = ${product.id} AND c.market = ${scope.market}
    ORDER BY c.id DESC LIMIT ${product.limit}`;
}
