import type { ProductId } from "../domain/ids";
import type { ShopCollection } from "../domain/product";
import { isPromotion } from "../domain/promotion";
import { asRows, type Database } from "./database.server";

/** A product that is in a collection. */
export interface ProductCollection extends ShopCollection {
  productId: ProductId;
}

/** Stores which stored products are in which collections. What is older than what is stored changes nothing. */
export async function storeCollections(
  database: Database,
  batch: { shopId: number; collections: ProductCollection[]; seenAt: Date },
): Promise<void> {
  const { shopId, collections, seenAt } = batch;
  if (collections.length === 0) return;
  const known = new Map(
    collections.map(({ id, title }) => [id, { id, title, isPromotion: isPromotion(title) }]),
  );
  await database.$executeRaw`
    INSERT INTO collection (shop_id, id, title, is_promotion)
    SELECT ${shopId}, c.id, c.title, c."isPromotion"
    FROM jsonb_to_recordset(${asRows([...known.values()])}::jsonb) AS c(id bigint, title text, "isPromotion" boolean)
    ORDER BY c.id
    ON CONFLICT (shop_id, id) DO UPDATE SET title = excluded.title, is_promotion = excluded.is_promotion
    WHERE (collection.title, collection.is_promotion) IS DISTINCT FROM (excluded.title, excluded.is_promotion)`;
  await database.$executeRaw`
    INSERT INTO product_collection (shop_id, product_id, collection_id, seen_at)
    SELECT DISTINCT ${shopId}::int, c."productId", c.id, ${seenAt}::timestamptz
    FROM jsonb_to_recordset(${asRows(collections)}::jsonb) AS c("productId" bigint, id bigint)
    JOIN product p ON p.shop_id = ${shopId} AND p.id = c."productId"
    ORDER BY 2, 3
    ON CONFLICT (shop_id, product_id, collection_id) DO UPDATE SET seen_at = excluded.seen_at
    WHERE product_collection.seen_at < excluded.seen_at`;
}

/** Forgets in which collections these products were that a reading of all their collections did not see. */
export async function forgetCollectionsOf(
  database: Database,
  shopId: number,
  { productIds, before }: { productIds: ProductId[]; before: Date },
): Promise<void> {
  await database.$executeRaw`
    DELETE FROM product_collection
    WHERE shop_id = ${shopId} AND product_id = ANY(${productIds}) AND seen_at < ${before}`;
}

/** Forgets what a reading of the catalog, of as much of it as it saw, did not see any more. */
export async function forgetUnseenCollections(
  database: Database,
  run: { id: number; shopId: number; readStartedAt: Date },
): Promise<void> {
  await database.$executeRaw`
    DELETE FROM product_collection pc USING product p
    WHERE pc.shop_id = ${run.shopId} AND pc.seen_at < ${run.readStartedAt}
      AND p.shop_id = pc.shop_id AND p.id = pc.product_id AND p.seen_run_id = ${run.id}`;
  await database.$executeRaw`
    DELETE FROM collection c WHERE c.shop_id = ${run.shopId}
      AND NOT EXISTS (SELECT FROM product_collection pc WHERE pc.shop_id = c.shop_id AND pc.collection_id = c.id)`;
}
