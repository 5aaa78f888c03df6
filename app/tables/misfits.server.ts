import type { PlacedAnswer, TypeBranch } from "../domain/misfit";
import { asRows, Prisma, type Database } from "./database.server";
import type { MappingScope } from "./mapping-filters.server";

/** What the products of every local category have, confirmed or recommended, with its place in the tree. */
export async function placedAnswers(
  database: Database,
  { shopId, market, categoryVersion }: MappingScope,
): Promise<PlacedAnswer[]> {
  const [row] = await database.$queryRaw<{ answers: PlacedAnswer[] }[]>`
    SELECT coalesce(json_agg(json_build_object('localCategoryId', local_category_id, 'categoryId', category_id,
      'branch', array_to_string(t.path[1:2], '/'), 'products', products, 'waiting', waiting)), '[]') AS answers
    FROM (
      SELECT local_category_id, sum(products)::int AS products,
        CASE WHEN status = 'confirmed' THEN confirmed_category_id ELSE recommended_category_id END AS category_id,
        coalesce(sum(products) FILTER (WHERE status = 'recommended'), 0)::int AS waiting
      FROM mapping_counted WHERE shop_id = ${shopId} AND market = ${market}
      GROUP BY 1, 3 HAVING sum(products) > 0
    ) n
    JOIN tiktok_shop_category t ON t.market = ${market} AND t.category_version = ${categoryVersion} AND t.id = n.category_id`;
  return row?.answers ?? [];
}

/** A product whose recommendation does not fit its local category. */
export interface MisfitProduct {
  localCategoryId: number;
  localCategory: string;
  answer: string;
  productId: string;
  title: string;
  productType: string;
  imageUrl: string | null;
}

/** Where a page of misfits begins: behind this product of the first group. */
export interface MisfitCursor {
  title: string;
  productId: string;
}

/** Products to review of these groups, in their order. */
export async function misfitProducts(
  database: Database,
  { shopId, market }: MappingScope,
  page: {
    groups: { localCategoryId: number; answer: string }[];
    cursor: MisfitCursor | null;
    limit: number;
  },
): Promise<MisfitProduct[]> {
  const groups = page.groups.map((group, index) => ({ ...group, number: index }));
  const behind = page.cursor
    ? Prisma.sql`AND (g.number > 0 OR (title, product_id) > (${page.cursor.title}, ${page.cursor.productId}::text::bigint))`
    : Prisma.empty;
  return database.$queryRaw<MisfitProduct[]>(Prisma.sql`
    SELECT c.id AS "localCategoryId", c.full_name AS "localCategory", g.answer, m.product_id::text AS "productId",
      m.title, m.product_type AS "productType", l.url AS "imageUrl"
    FROM jsonb_to_recordset(${asRows(groups)}::jsonb) AS g("localCategoryId" int, answer text, number int)
    CROSS JOIN LATERAL (
      SELECT product_id, title, product_type FROM product_mapping
      WHERE shop_id = ${shopId} AND market = ${market} AND local_category_id = g."localCategoryId"
        AND coalesce(recommended_category_id, '') = g.answer AND status = 'recommended' ${behind}
      ORDER BY title, product_id LIMIT ${page.limit}
    ) m
    JOIN local_category c ON c.id = g."localCategoryId"
    JOIN product p ON p.shop_id = ${shopId} AND p.id = m.product_id
    LEFT JOIN product_image i ON i.shop_id = p.shop_id AND i.product_id = p.id AND i.media_id = p.main_media_id
    LEFT JOIN local_image l ON l.id = i.local_image_id
    ORDER BY g.number, m.title, m.product_id LIMIT ${page.limit}`);
}

/** In which branches (root and second level) up to so many products of each type lie, by local category. */
export async function branchesOfTypes(
  database: Database,
  { shopId, market, categoryVersion }: MappingScope,
  { productTypes, each }: { productTypes: string[]; each: number },
): Promise<(TypeBranch & { productType: string })[]> {
  return database.$queryRaw<(TypeBranch & { productType: string })[]>`
    SELECT k.name AS "productType", m.local_category_id AS "localCategoryId", array_to_string(t.path[1:2], '/') AS branch,
      count(*)::int AS products
    FROM unnest(${productTypes}::text[]) AS k(name)
    CROSS JOIN LATERAL (
      SELECT m.local_category_id, coalesce(m.confirmed_category_id, m.recommended_category_id) AS category_id
      FROM product p JOIN product_mapping m ON m.shop_id = p.shop_id AND m.market = ${market} AND m.product_id = p.id
      WHERE p.shop_id = ${shopId} AND p.product_type = k.name
      ORDER BY p.title, p.id LIMIT ${each}
    ) m
    JOIN tiktok_shop_category t ON t.market = ${market} AND t.category_version = ${categoryVersion} AND t.id = m.category_id
    GROUP BY 1, 2, 3`;
}
