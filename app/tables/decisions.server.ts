import {
  createTikTokShopCategoryId,
  type ProductId,
  type TikTokShopCategoryId,
} from "../domain/ids";
import type { Database } from "./database.server";

interface Decision {
  shopId: number;
  market: string;
  /** Shopify's user id. */
  decidedBy: string;
  now: Date;
}

/** Confirms one product's category, and keeps who did so and what was before. */
export async function confirmMapping(
  database: Database,
  decision: Decision,
  mapping: { productId: ProductId; categoryId: TikTokShopCategoryId },
): Promise<void> {
  const { shopId, market, decidedBy, now } = decision;
  const { productId, categoryId } = mapping;
  await database.$executeRaw`
    WITH before AS (
      SELECT status, coalesce(confirmed_category_id, recommended_category_id) AS category_id
      FROM product_mapping
      WHERE shop_id = ${shopId} AND market = ${market} AND product_id = ${productId} FOR UPDATE
    ), confirmed AS (
      UPDATE product_mapping SET status = 'confirmed', confirmed_category_id = ${categoryId},
        reason = NULL, reason_detail = NULL, decided_by = ${decidedBy}, decided_at = ${now}, updated_at = ${now}
      WHERE shop_id = ${shopId} AND market = ${market} AND product_id = ${productId}
        AND (status, confirmed_category_id) IS DISTINCT FROM ('confirmed', ${categoryId})
      RETURNING product_id
    )
    INSERT INTO mapping_change (shop_id, market, product_id, actor, before_status, after_status,
      before_category_id, after_category_id, at)
    SELECT ${shopId}, ${market}, ${productId}, ${decidedBy}, before.status, 'confirmed',
      before.category_id, ${categoryId}, ${now}
    FROM before, confirmed`;
}

/** The merchant's decision for all products of a local category. */
export async function decideForLocalCategory(
  database: Database,
  decision: Decision,
  mapping: { localCategoryId: number; categoryId: TikTokShopCategoryId },
): Promise<void> {
  const { shopId, market, decidedBy, now: decidedAt } = decision;
  const { localCategoryId, categoryId } = mapping;
  const decided = { tikTokShopCategoryId: categoryId, decidedBy, decidedAt };
  await database.categoryMapping.upsert({
    where: { shopId_market_localCategoryId: { shopId, market, localCategoryId } },
    create: { shopId, market, localCategoryId, ...decided },
    update: decided,
  });
}

/** What a merchant confirmed for a product, and its local category; null if nothing is confirmed. */
export async function confirmedMapping(
  database: Database,
  mapping: { shopId: number; market: string; productId: ProductId },
): Promise<{ categoryId: TikTokShopCategoryId; localCategoryId: number } | null> {
  const row = await database.productMapping.findFirst({
    where: { ...mapping, status: "confirmed" },
    select: { confirmedCategoryId: true, localCategoryId: true },
  });
  if (!row?.confirmedCategoryId) return null;
  const categoryId = createTikTokShopCategoryId(row.confirmedCategoryId);
  return { categoryId, localCategoryId: row.localCategoryId };
}
