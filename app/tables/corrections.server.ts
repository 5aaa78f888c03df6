import type { Correction, Settled, TypeTitle } from "../domain/correction";
import type { MappingFilter } from "../domain/mapping-filter";
import { asRows, Prisma, type Database } from "./database.server";
import { filterSql, type MappingScope } from "./mapping-filters.server";

/** The latest products whose recommendation a merchant replaced. */
export async function latestCorrections(
  database: Database,
  { shopId, market }: MappingScope,
  limit: number,
): Promise<Correction[]> {
  return database.$queryRaw<Correction[]>`
    SELECT local_category_id AS "localCategoryId", product_type AS "productType", title,
      recommended_category_id AS "from", confirmed_category_id AS "to"
    FROM product_mapping
    WHERE shop_id = ${shopId} AND market = ${market} AND status = 'confirmed' AND decision_source = 'merchant'
      AND confirmed_category_id <> recommended_category_id
    ORDER BY decided_at DESC, product_id LIMIT ${limit}`;
}

/** What these recommendations, each of a local category, were confirmed with. */
export async function settledAs(
  database: Database,
  { shopId, market }: MappingScope,
  answers: { localCategoryId: number; from: string }[],
): Promise<Settled[]> {
  return database.$queryRaw<Settled[]>`
    SELECT a."localCategoryId", a."from" AS recommended, n.confirmed_category_id AS confirmed,
      sum(n.products)::int AS products
    FROM (SELECT DISTINCT * FROM jsonb_to_recordset(${asRows(answers)}::jsonb)
      AS answer("localCategoryId" int, "from" text)) a
    JOIN mapping_counted n ON n.shop_id = ${shopId} AND n.market = ${market} AND n.status = 'confirmed'
      AND n.local_category_id = a."localCategoryId" AND n.recommended_category_id = a."from"
    GROUP BY 1, 2, 3 HAVING sum(n.products) > 0`;
}

/** Up to so many titles of each product type, with what is confirmed for them. */
export async function titlesOfTypes(
  database: Database,
  { shopId, market }: MappingScope,
  { productTypes, each }: { productTypes: string[]; each: number },
): Promise<TypeTitle[]> {
  return database.$queryRaw<TypeTitle[]>`
    SELECT t.name AS "productType", m.title, m.confirmed_category_id AS confirmed
    FROM unnest(${productTypes}::text[]) AS t(name)
    CROSS JOIN LATERAL (
      SELECT p.title, m.confirmed_category_id
      FROM product p JOIN product_mapping m ON m.shop_id = p.shop_id AND m.market = ${market} AND m.product_id = p.id
      WHERE p.shop_id = ${shopId} AND p.product_type = t.name
      ORDER BY p.title, p.id LIMIT ${each}
    ) m`;
}

export interface MatchingSample {
  productId: string;
  title: string;
  imageUrl: string | null;
}

/** How many products a filter finds, and a few of them. */
export async function matching(
  database: Database,
  scope: MappingScope,
  { filter, samples }: { filter: MappingFilter; samples: number },
): Promise<{ products: number; samples: MatchingSample[] }> {
  const conditions = await filterSql(database, scope, filter);
  const found = await database.$queryRaw<{ productId: bigint; products: number }[]>(Prisma.sql`
    SELECT m.product_id AS "productId", count(*) OVER ()::int AS products FROM product_mapping m
    WHERE m.shop_id = ${scope.shopId} AND m.market = ${scope.market} ${conditions}
    ORDER BY m.product_id LIMIT ${samples}`);
  const shown = await database.$queryRaw<MatchingSample[]>`
    SELECT p.id::text AS "productId", p.title, l.url AS "imageUrl"
    FROM jsonb_to_recordset(${asRows(found)}::jsonb) AS f("productId" bigint)
    JOIN product p ON p.shop_id = ${scope.shopId} AND p.id = f."productId"
    LEFT JOIN product_image i ON i.shop_id = p.shop_id AND i.product_id = p.id AND i.media_id = p.main_media_id
    LEFT JOIN local_image l ON l.id = i.local_image_id
    ORDER BY p.id`;
  return { products: found[0]?.products ?? 0, samples: shown };
}
