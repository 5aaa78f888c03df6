import type { MappingFilter } from "../domain/mapping-filter";
import type { ProductId } from "../domain/ids";
import type { ShownCategory } from "../domain/mapping-status";
import type { Database } from "./database.server";
import { filterSql, type MappingScope } from "./mapping-filters.server";

/** How many of these products somebody else decided about after the merchant looked: they are left alone. */
export async function countDecidedSince(
  database: Database,
  scope: MappingScope,
  { filter, by, seenAt }: { filter: MappingFilter; by: string; seenAt: Date },
): Promise<number> {
  const conditions = await filterSql(database, scope, filter);
  const [row] = await database.$queryRaw<{ products: number }[]>`
    SELECT count(*)::int AS products FROM product_mapping m
    WHERE m.shop_id = ${scope.shopId} AND m.market = ${scope.market}
      AND m.decided_at > ${seenAt} AND m.decided_by <> ${by} ${conditions}`;
  return row?.products ?? 0;
}

/** Whether somebody else decided about the product after the merchant looked. */
export async function isDecidedSince(
  database: Database,
  { shopId, market }: Pick<MappingScope, "shopId" | "market">,
  { productId, by, seenAt }: { productId: ProductId; by: string; seenAt: Date },
): Promise<boolean> {
  const decided = await database.productMapping.findFirst({
    where: { shopId, market, productId, decidedAt: { gt: seenAt }, decidedBy: { not: by } },
    select: { productId: true },
  });
  return decided !== null;
}

/** Whether the product waits with another recommendation than the one that was shown. */
export async function isRecommendedOther(
  database: Database,
  { shopId, market }: Pick<MappingScope, "shopId" | "market">,
  { productId, categoryId }: ShownCategory,
): Promise<boolean> {
  const other = await database.productMapping.findFirst({
    where: {
      shopId,
      market,
      productId,
      status: { not: "confirmed" },
      NOT: { recommendedCategoryId: categoryId },
    },
    select: { productId: true },
  });
  return other !== null;
}

/** What these products are recommended that wait for a confirmation. */
export async function waitingRecommendations(
  database: Database,
  { shopId, market }: Pick<MappingScope, "shopId" | "market">,
  productIds: ProductId[],
): Promise<ShownCategory[]> {
  return database.$queryRaw<ShownCategory[]>`
    SELECT product_id AS "productId", recommended_category_id AS "categoryId" FROM product_mapping
    WHERE shop_id = ${shopId} AND market = ${market} AND product_id = ANY(${productIds})
      AND status = 'recommended' AND recommended_category_id IS NOT NULL`;
}
