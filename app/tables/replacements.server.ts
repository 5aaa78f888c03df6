import type { CategoryReason } from "../domain/attention-reason";
import { Prisma, type Database } from "./database.server";

/** Products whose category cannot be used any more for the same reason, with the same answer instead. */
export interface Replacement {
  reason: CategoryReason;
  /** What they are mapped to. */
  categoryId: string;
  /** The last version that the category was in. */
  categoryName: string[] | null;
  /** What TikTok Shop recommends now; null where it has not answered, or has no other. */
  replacementId: string | null;
  products: number;
}

interface Scope {
  shopId: number;
  market: string;
}

const MAPPED_TO = Prisma.sql`coalesce(m.confirmed_category_id, m.recommended_category_id)`;
const REPLACEMENT = Prisma.sql`nullif(m.recommended_category_id, ${MAPPED_TO})`;

/** What a shop has to decide because the tree changed, the most products first. */
export async function openReplacements(
  database: Database,
  scope: Scope,
  limit: number,
): Promise<Replacement[]> {
  return database.$queryRaw<Replacement[]>(Prisma.sql`
    SELECT g.*, t.path_names AS "categoryName"
    FROM (
      SELECT m.reason, ${MAPPED_TO} AS "categoryId", ${REPLACEMENT} AS "replacementId", count(*)::int AS products
      FROM product_mapping m
      WHERE m.shop_id = ${scope.shopId} AND m.market = ${scope.market}
        AND m.status = 'needs-attention' AND m.reason LIKE 'category-%' AND ${MAPPED_TO} IS NOT NULL
      GROUP BY 1, 2, 3 ORDER BY 4 DESC, 2, 3 LIMIT ${limit}
    ) g
    LEFT JOIN LATERAL (
      SELECT path_names FROM tiktok_shop_category t
      WHERE t.market = ${scope.market} AND t.id = g."categoryId" AND t.category_version IN ('v1', 'v2')
      -- The name is the same in both versions, if it is in both; the older one was mapped to.
      ORDER BY t.removed_at IS NULL DESC, t.category_version LIMIT 1
    ) t ON true
    ORDER BY g.products DESC, g."categoryId"`);
}

/**
 * Maps all products of such a group to another category, with a line for each in the history. Answers how many;
 * doing it again changes nothing.
 */
export async function replaceCategory(
  database: Database,
  { shopId, market }: Scope,
  decision: {
    /** The row of the history that it is part of. */
    id: number;
    reason: CategoryReason;
    categoryId: string;
    newCategoryId: string;
    by: string;
    at: Date;
  },
): Promise<number> {
  const { id, reason, categoryId, newCategoryId, by, at } = decision;
  const [row] = await database.$queryRaw<{ count: number }[]>(Prisma.sql`
    WITH before AS (
      SELECT m.product_id, m.status, m.confirmed_category_id, m.decision_source, m.reason, m.rule_id, m.is_set_aside
      FROM product_mapping m
      WHERE m.shop_id = ${shopId} AND m.market = ${market} AND m.status = 'needs-attention'
        AND m.reason = ${reason} AND ${MAPPED_TO} = ${categoryId}
      ORDER BY m.product_id FOR UPDATE
    ), replaced AS (
      UPDATE product_mapping m SET status = 'confirmed', confirmed_category_id = ${newCategoryId},
        decision_source = 'merchant', rule_id = NULL, is_set_aside = false,
        reason = NULL, reason_detail = NULL, decided_by = ${by}, decided_at = ${at}, updated_at = ${at}
      FROM before b WHERE m.shop_id = ${shopId} AND m.market = ${market} AND m.product_id = b.product_id
      RETURNING m.product_id
    ), decided AS (
      UPDATE category_mapping SET tiktok_shop_category_id = ${newCategoryId}, reason = NULL,
        decided_by = ${by}, decided_at = ${at}
      WHERE shop_id = ${shopId} AND market = ${market} AND tiktok_shop_category_id = ${categoryId} AND reason = ${reason}
    ), ruled AS (
      UPDATE mapping_rule SET category_id = ${newCategoryId}, reason = NULL
      WHERE shop_id = ${shopId} AND market = ${market} AND category_id = ${categoryId} AND reason = ${reason}
    ), noted AS (
      INSERT INTO mapping_change (shop_id, market, product_id, actor, decision_id, before_status, after_status,
        before_category_id, after_category_id, before_source, after_source, before_reason, before_rule_id,
        before_set_aside, at)
      SELECT ${shopId}, ${market}, b.product_id, ${by}, ${id}, b.status, 'confirmed',
        b.confirmed_category_id, ${newCategoryId}, b.decision_source, 'merchant', b.reason, b.rule_id,
        b.is_set_aside, ${at}
      FROM before b JOIN replaced USING (product_id)
    )
    SELECT count(*)::int AS count FROM replaced`);
  return row?.count ?? 0;
}
