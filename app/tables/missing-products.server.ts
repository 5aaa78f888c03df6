import type { ProductId } from "../domain/ids";
import type { Database } from "./database.server";

/** Products that Shopify answers nothing for, beside all that there are. */
export interface Missing {
  /** Products that are stored. */
  stored: number;
  /** Those of them that Shopify answers nothing for. */
  missing: number;
  /** Products that were put away within a day: many small answers are as much as a large one. */
  putAwayLately: number;
}

/** Counts those of these products that are stored, and what they have to be compared with. */
export async function countMissing(
  database: Database,
  shopId: number,
  productIds: ProductId[],
): Promise<Missing> {
  const [row] = await database.$queryRaw<Missing[]>`
    SELECT (SELECT count(*)::int FROM product WHERE shop_id = ${shopId}) AS stored,
      (SELECT count(*)::int FROM product WHERE shop_id = ${shopId} AND id = ANY(${productIds})) AS missing,
      (SELECT count(*)::int FROM put_away_product
        WHERE shop_id = ${shopId} AND put_away_at > clock_timestamp() - interval '1 day') AS "putAwayLately"`;
  if (!row) throw new Error("A count without a row");
  return row;
}
