import { isBelievable } from "../domain/missed-products";
import type { ReadProducts } from "../shopify/read-products-by-ids.server";
import type { Database } from "../tables/database.server";
import { countMissing } from "../tables/missing-products.server";
import { putAway } from "../tables/put-away-products.server";

/**
 * Puts away the products that Shopify answered nothing for. Where they are too many to believe it, or an answer does
 * not say which product it is about, they stay until whole readings of the catalog miss them. Returns how many stay,
 * and how many were put away.
 */
export async function putAwayMissing(
  tx: Database,
  shopId: number,
  { missing: productIds, unreadable }: ReadProducts,
): Promise<{ missed: number; putAway: number }> {
  if (productIds.length === 0) return { missed: 0, putAway: 0 };
  const { stored, missing, putAwayLately } = await countMissing(tx, shopId, productIds);
  const isNamed = unreadable.every(({ productId }) => productId !== null);
  if (!isNamed || !isBelievable(missing + putAwayLately, stored + putAwayLately))
    return { missed: missing, putAway: 0 };
  await putAway(tx, shopId, productIds);
  return { missed: 0, putAway: missing };
}
