import type { ProductId } from "../domain/ids";
import type { MappingStatus } from "../domain/mapping-status";
import { localPath } from "./category-names.server";
import { Prisma, type Database } from "./database.server";

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
  scope: { shopId: number; market: string; categoryVersion: string; locale: string },
  product: { id: ProductId; limit: number },
): Promise<DecidedChange[]> {
  const { shopId, market, categoryVersion, locale } = scope;
  // A decision of before may be about a version of the tree that the market left.
  const row = (id: string) => Prisma.sql`LATERAL (
    SELECT * FROM tiktok_shop_category t
    WHERE t.market = c.market AND t.category_version IN ('v1', 'v2') AND t.id = c.${Prisma.raw(id)}
    ORDER BY t.category_version = ${categoryVersion} DESC LIMIT 1)`;
  return database.$queryRaw<DecidedChange[]>(Prisma.sql`
    SELECT c.actor, c.at, c.before_status AS "beforeStatus", c.after_status AS "afterStatus",
      ${localPath("b", locale)} AS "beforePath", ${localPath("a", locale)} AS "afterPath"
    FROM mapping_change c
    LEFT JOIN ${row("before_category_id")} b ON true
    LEFT JOIN ${row("after_category_id")} a ON true
    WHERE c.shop_id = ${shopId} AND c.product_id = ${product.id} AND c.market = ${market}
    ORDER BY c.id DESC LIMIT ${product.limit}`);
}
