import type { ProductId } from "../domain/ids";
import type { MappingStatus } from "../domain/mapping-status";
import type { Database } from "./database.server";

/**
 * Confirms a decision once more that is older than the product's content: it is about the present content from now
 * on. A decision that no change came after stays as it is.
 */
export async function confirmAgain(
  database: Database,
  { shopId, market }: { shopId: number; market: string },
  { productId, by, now }: { productId: ProductId; by: string; now: Date },
): Promise<void> {
  await database.$executeRaw`
    WITH confirmed AS (
      UPDATE product_mapping m SET decided_by = ${by}, decided_at = ${now}, updated_at = ${now}
      FROM product p
      WHERE m.shop_id = ${shopId} AND m.market = ${market} AND m.product_id = ${productId} AND m.status = 'confirmed'
        AND p.shop_id = m.shop_id AND p.id = m.product_id AND p.content_changed_at > m.decided_at
      RETURNING m.product_id, m.confirmed_category_id
    )
    INSERT INTO mapping_change (shop_id, market, product_id, actor, before_status, after_status,
      before_category_id, after_category_id, at)
    SELECT ${shopId}, ${market}, product_id, ${by}, 'confirmed', 'confirmed',
      confirmed_category_id, confirmed_category_id, ${now}
    FROM confirmed`;
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
