import type { ProductId } from "../domain/ids";
import type { MappingFilter } from "../domain/mapping-filter";
import type { MappingStatus } from "../domain/mapping-status";
import { Prisma, type Database } from "./database.server";
import { filterSql, type MappingScope } from "./mapping-filters.server";

/** A mapping as a file has it. */
export interface ExportedMapping {
  productId: ProductId;
  handle: string;
  title: string;
  localCategoryId: number;
  localCategory: string;
  recommendedCategoryId: string | null;
  /** What is confirmed, else recommended. */
  categoryId: string | null;
  categoryPath: string[] | null;
  status: MappingStatus;
  decidedBy: string | null;
  decidedAt: Date | null;
}

/** The next mappings that the filter finds, in the order of the products' ids. */
export async function exportSlice(
  database: Database,
  scope: MappingScope,
  { filter, after, limit }: { filter: MappingFilter; after: ProductId; limit: number },
): Promise<ExportedMapping[]> {
  const conditions = await filterSql(database, scope, filter);
  return database.$queryRaw<ExportedMapping[]>(Prisma.sql`
    SELECT m.product_id AS "productId", p.handle, m.title, c.id AS "localCategoryId", c.full_name AS "localCategory",
      m.recommended_category_id AS "recommendedCategoryId", m.category_id AS "categoryId",
      t.path_names AS "categoryPath", m.status, m.decided_by AS "decidedBy", m.decided_at AS "decidedAt"
    FROM (
      SELECT m.*, coalesce(m.confirmed_category_id, m.recommended_category_id) AS category_id
      FROM product_mapping m
      WHERE m.shop_id = ${scope.shopId} AND m.market = ${scope.market} AND m.product_id > ${after} ${conditions}
      ORDER BY m.product_id LIMIT ${limit}
    ) m
    JOIN product p ON p.shop_id = m.shop_id AND p.id = m.product_id
    JOIN local_category c ON c.id = m.local_category_id
    LEFT JOIN LATERAL (
      SELECT t.path_names FROM tiktok_shop_category t
      WHERE t.market = m.market AND t.id = m.category_id AND t.category_version IN ('v1', 'v2')
      ORDER BY t.category_version = m.category_version DESC LIMIT 1
    ) t ON true
    ORDER BY m.product_id`);
}
