import type { AttentionReason } from "../domain/attention-reason";
import type { ProductId } from "../domain/ids";
import type { MappingFilter, MappingOrder } from "../domain/mapping-filter";
import type { MappingStatus } from "../domain/mapping-status";
import { localPath } from "./category-names.server";
import { Prisma, type Database } from "./database.server";
import type { MappingScope } from "./mapping-filters.server";
import { columnWalk } from "./mapping-walks/by-column.server";
import { groupWalk } from "./mapping-walks/by-group.server";

/** Which rows are wanted: `limit` of them, behind or before a row, or the last ones. */
export interface PageRequest {
  filter: MappingFilter;
  order: MappingOrder;
  /** Where the page begins: what an earlier row gave as its `cursor`; null begins at the end of the list. */
  cursor: string[] | null;
  isBackward: boolean;
  limit: number;
  /** TikTok Shop's name of the language that categories are named in. */
  locale: string;
}

/** One mapping with what a table shows of it. */
export interface ListedMapping {
  productId: ProductId;
  title: string;
  imageUrl: string | null;
  localCategoryId: number;
  localCategory: string;
  status: MappingStatus;
  reason: AttentionReason | null;
  reasonDetail: string | null;
  recommendedCategoryId: string | null;
  confirmedCategoryId: string | null;
  recommendedPath: string[] | null;
  confirmedPath: string[] | null;
  isAskedAgain: boolean;
  /** TikTok Shop was not asked about it, but about others of its local category. */
  isBySample: boolean;
  updatedAt: Date;
  cursor: string[];
}

/**
 * A page of mappings. Whatever the filter and the order, only about a page of rows is looked at (for the order by
 * column, by one range of an index for each value of its first column); what sorts by groups takes them in order.
 */
export async function mappingsPage(
  database: Database,
  scope: MappingScope,
  request: PageRequest,
): Promise<ListedMapping[]> {
  const { sort } = request.order;
  const { locale } = request;
  const walk =
    sort === "title" || sort === "updated"
      ? await columnWalk(database, scope, request)
      : await groupWalk(database, scope, request);
  const rows = await database.$queryRaw<ListedMapping[]>(Prisma.sql`
    SELECT m.product_id AS "productId", m.title, l.url AS "imageUrl",
      c.id AS "localCategoryId", c.full_name AS "localCategory", m.status,
      CASE WHEN m.status = 'needs-attention' THEN m.reason END AS reason, m.reason_detail AS "reasonDetail",
      m.recommended_category_id AS "recommendedCategoryId", m.confirmed_category_id AS "confirmedCategoryId",
      recommended.path_names AS "recommendedPath", confirmed.path_names AS "confirmedPath",
      m.asked_content_hash IS NULL AND m.status <> 'new' AS "isAskedAgain",
      m.recommended_by IS NOT DISTINCT FROM 'sample' AS "isBySample", m.updated_at AS "updatedAt", m.cursor
    FROM (${walk}) m
    JOIN product p ON p.shop_id = m.shop_id AND p.id = m.product_id
    JOIN local_category c ON c.id = m.local_category_id
    LEFT JOIN product_image i ON i.shop_id = p.shop_id AND i.product_id = p.id AND i.media_id = p.main_media_id
    LEFT JOIN local_image l ON l.id = i.local_image_id
    LEFT JOIN LATERAL (${pathOf(Prisma.sql`m.recommended_category_id`, locale)}) recommended ON true
    LEFT JOIN LATERAL (${pathOf(Prisma.sql`m.confirmed_category_id`, locale)}) confirmed ON true
    ORDER BY m.number`);
  return request.isBackward ? rows.reverse() : rows;
}

/** What was confirmed before the market moved to another version of the tree has its name there. */
function pathOf(categoryId: Prisma.Sql, locale: string): Prisma.Sql {
  return Prisma.sql`
    SELECT ${localPath("t", locale)} AS path_names FROM tiktok_shop_category t
    WHERE t.market = m.market AND t.id = ${categoryId} AND t.category_version IN ('v1', 'v2')
    ORDER BY t.category_version = m.category_version DESC LIMIT 1`;
}
