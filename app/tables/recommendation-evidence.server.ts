import type { BranchRecord, CountedRecommendation } from "../domain/group-confidence";
import { Prisma, type Database } from "./database.server";

interface Scope {
  shopId: number;
  market: string;
}

/** Confirmed by the merchant or by what the merchant laid down: what was confirmed by itself is no witness. */
const IS_DECIDED = Prisma.sql`c.confirmed_category_id <> '' AND c.decision_source NOT IN ('', 'confidence')`;
const IS_ACCEPTED = Prisma.sql`${IS_DECIDED} AND c.confirmed_category_id = c.recommended_category_id`;

/** The recommendations within these local categories, or everywhere: read from the counts, less what samples gave. */
export async function countedRecommendations(
  database: Database,
  { shopId, market, categoryVersion }: Scope & { categoryVersion: string },
  localCategoryIds: number[] | null,
): Promise<CountedRecommendation[]> {
  const within = (row: "c" | "m") =>
    localCategoryIds
      ? Prisma.sql`AND ${Prisma.raw(row)}.local_category_id = ANY(${localCategoryIds})`
      : Prisma.empty;
  return database.$queryRaw<CountedRecommendation[]>(Prisma.sql`
    SELECT n.*, n.products - coalesce(s.products, 0)::int AS asked, coalesce(t.parent_id, '') AS "branchId",
      coalesce(t.is_leaf AND t.removed_at IS NULL, false) AS "isLeaf",
      coalesce(t.permission_statuses, '{}') AS "permissionStatuses"
    FROM (
      SELECT c.local_category_id AS "localCategoryId", c.recommended_category_id AS "categoryId",
        sum(c.products)::int AS products,
        coalesce(sum(c.products) FILTER (WHERE c.status = 'recommended'), 0)::int AS waiting,
        coalesce(sum(c.products) FILTER (WHERE ${IS_DECIDED}), 0)::int AS decided,
        coalesce(sum(c.products) FILTER (WHERE ${IS_ACCEPTED}), 0)::int AS accepted
      FROM mapping_counted c
      WHERE c.shop_id = ${shopId} AND c.market = ${market} AND c.recommended_category_id <> ''
        ${within("c")}
      GROUP BY 1, 2 HAVING sum(c.products) > 0
    ) n
    LEFT JOIN (
      SELECT m.local_category_id, m.recommended_category_id, count(*) AS products
      FROM product_mapping m
      WHERE m.shop_id = ${shopId} AND m.market = ${market} AND m.recommended_by = 'sample' ${within("m")}
      GROUP BY 1, 2
    ) s ON s.local_category_id = n."localCategoryId" AND s.recommended_category_id = n."categoryId"
    LEFT JOIN tiktok_shop_category t ON t.market = ${market} AND t.category_version = ${categoryVersion}
      AND t.id = n."categoryId"`);
}

/** What the merchant decided about recommendations of each branch: one row for each that something was decided in. */
export async function recordsByBranch(
  database: Database,
  { shopId, market, categoryVersion }: Scope & { categoryVersion: string },
): Promise<BranchRecord[]> {
  return database.$queryRaw<BranchRecord[]>(Prisma.sql`
    SELECT coalesce(t.parent_id, '') AS "branchId", sum(c.products)::int AS decided,
      coalesce(sum(c.products) FILTER (WHERE ${IS_ACCEPTED}), 0)::int AS accepted
    FROM mapping_counted c
    LEFT JOIN tiktok_shop_category t ON t.market = ${market} AND t.category_version = ${categoryVersion}
      AND t.id = c.recommended_category_id
    WHERE c.shop_id = ${shopId} AND c.market = ${market} AND c.recommended_category_id <> '' AND ${IS_DECIDED}
    GROUP BY 1`);
}
