import type { ProductId } from "../domain/ids";
import type { Database } from "./database.server";
import { forgetPutAway } from "./put-away-products.server";
import { forgetUnreadableProducts } from "./unreadable-products.server";

/**
 * Deletes products that the shop does not have any more, with their mappings, and remembers that they are gone:
 * a catalog or a change that was read before, but is stored later, does not bring them back.
 */
export async function deleteProducts(
  database: Database,
  shopId: number,
  productIds: ProductId[],
): Promise<void> {
  if (productIds.length === 0) return;
  await database.$executeRaw`
    INSERT INTO deleted_product (shop_id, product_id, deleted_at)
    SELECT ${shopId}, id, now() FROM unnest(${productIds}::bigint[]) AS id ORDER BY id
    ON CONFLICT DO NOTHING`;
  await database.$executeRaw`DELETE FROM changed_product WHERE shop_id = ${shopId} AND product_id = ANY(${productIds})`;
  await database.$executeRaw`DELETE FROM product WHERE shop_id = ${shopId} AND id = ANY(${productIds})`;
  await forgetPutAway(database, shopId, productIds);
  await forgetUnreadableProducts(database, shopId, productIds);
}

export async function forgetOldDeletions(database: Database, before: Date): Promise<void> {
  await database.deletedProduct.deleteMany({ where: { deletedAt: { lt: before } } });
}
