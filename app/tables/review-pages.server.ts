import type { CountedMappings } from "../domain/standing";
import { asRows, Prisma, type Database } from "./database.server";

interface Scope {
  shopId: number;
  market: string;
}

/** A local category on the page of reviews, with where the next page begins. */
export interface ReviewedCategory {
  localCategoryId: number;
  name: string;
  /** Category mapping of the merchant, where there is one. */
  mappedCategoryId: string | null;
  mappingReason: string | null;
  asksStill: boolean;
  cursor: [number, number];
}

/** Which local categories are wanted. */
export interface ReviewRequest {
  /** Those with products that are not confirmed, by how many; else all, by how many products. */
  isToReview: boolean;
  /** Number of products and id of the row before; null begins with the biggest. */
  cursor: [number, number] | null;
  limit: number;
}

/** Local categories, biggest first: from the counts, so a million products take no longer. */
export async function reviewPage(
  database: Database,
  { shopId, market }: Scope,
  { isToReview, cursor, limit }: ReviewRequest,
): Promise<ReviewedCategory[]> {
  const counted = isToReview ? Prisma.sql`AND status <> 'confirmed'` : Prisma.empty;
  return database.$queryRaw<ReviewedCategory[]>(Prisma.sql`
    SELECT c.id AS "localCategoryId", c.full_name AS name, d.tiktok_shop_category_id AS "mappedCategoryId",
      d.reason AS "mappingReason", coalesce(d.asks_still, false) AS "asksStill", ARRAY[n.products, c.id] AS cursor
    FROM (
      SELECT local_category_id, sum(products)::int AS products FROM mapping_counted
      WHERE shop_id = ${shopId} AND market = ${market} ${counted} GROUP BY 1 HAVING sum(products) > 0
    ) n
    JOIN local_category c ON c.id = n.local_category_id
    LEFT JOIN category_mapping d ON d.shop_id = ${shopId} AND d.market = ${market} AND d.local_category_id = c.id
    ${cursor ? Prisma.sql`WHERE (n.products, -c.id) < (${cursor[0]}::int, ${-cursor[1]}::int)` : Prisma.empty}
    ORDER BY n.products DESC, c.id LIMIT ${limit}`);
}

/** How products of a local category stand. */
export interface CountedCategory {
  localCategoryId: number;
  counted: CountedMappings[];
}

/** How the products of these local categories stand: a row for each, as thousands of rows take long to read. */
export async function countsWithin(
  database: Database,
  { shopId, market }: Scope,
  localCategoryIds: number[],
): Promise<CountedCategory[]> {
  return database.$queryRaw<CountedCategory[]>`
    SELECT "localCategoryId", ${COUNTED} AS counted FROM (
      SELECT local_category_id AS "localCategoryId", status, recommended_category_id AS recommended,
        confirmed_category_id AS confirmed, sum(products)::int AS products
      FROM mapping_counted
      WHERE shop_id = ${shopId} AND market = ${market} AND local_category_id = ANY(${localCategoryIds})
      GROUP BY 1, 2, 3, 4 HAVING sum(products) > 0
    ) n GROUP BY 1`;
}

const COUNTED = Prisma.sql`json_agg(json_build_object('status', status, 'recommendedCategoryId', recommended,
  'confirmedCategoryId', confirmed, 'products', products))`;

/** The same of what is set aside, which the counts do not tell apart. */
export async function setAsideWithin(
  database: Database,
  { shopId, market }: Scope,
  localCategoryIds: number[],
): Promise<CountedCategory[]> {
  return database.$queryRaw<CountedCategory[]>`
    SELECT "localCategoryId", ${COUNTED} AS counted FROM (
      SELECT local_category_id AS "localCategoryId", status, coalesce(recommended_category_id, '') AS recommended,
        coalesce(confirmed_category_id, '') AS confirmed, count(*)::int AS products
      FROM product_mapping
      WHERE shop_id = ${shopId} AND market = ${market} AND local_category_id = ANY(${localCategoryIds}) AND is_set_aside
      GROUP BY 1, 2, 3, 4
    ) n GROUP BY 1`;
}

/** Products of a local category with one answer ('' is none): what a sample is taken of. */
export interface AnswerGroup {
  localCategoryId: number;
  answer: string;
  /** What is set aside instead of what waits; or what is confirmed, where nothing waits. */
  of: "open" | "set-aside" | "confirmed";
}

export interface SampleProduct {
  localCategoryId: number;
  answer: string;
  productId: string;
  title: string;
  imageUrl: string | null;
}

/** Rows looked at from either end of a group: a sample of a group of any size is as cheap. */
const LOOKED_AT = 200;

/**
 * A few products of each group, evenly spread over its titles, so that a second kind of product among them shows. Of a
 * big group only both ends are looked at.
 */
export async function sampleProducts(
  database: Database,
  { shopId, market }: Scope,
  { groups, each }: { groups: AnswerGroup[]; each: number },
): Promise<SampleProduct[]> {
  const end = (direction: "ASC" | "DESC") => Prisma.sql`
    (SELECT m.product_id, m.title FROM product_mapping m
    WHERE m.shop_id = ${shopId} AND m.market = ${market} AND m.local_category_id = g."localCategoryId"
      AND coalesce(m.recommended_category_id, '') = g.answer
      AND CASE g.of WHEN 'open' THEN m.status <> 'confirmed' AND NOT m.is_set_aside
        WHEN 'set-aside' THEN m.is_set_aside ELSE m.status = 'confirmed' END
    ORDER BY m.title ${Prisma.raw(direction)}, m.product_id ${Prisma.raw(direction)} LIMIT ${LOOKED_AT})`;
  return database.$queryRaw<SampleProduct[]>(Prisma.sql`
    SELECT g."localCategoryId", g.answer, s.product_id::text AS "productId", s.title, l.url AS "imageUrl"
    FROM jsonb_to_recordset(${asRows(groups)}::jsonb) AS g("localCategoryId" int, answer text, of text)
    CROSS JOIN LATERAL (
      SELECT product_id, title FROM (
        SELECT product_id, title, row_number() OVER (ORDER BY title, product_id) AS number, count(*) OVER () AS total
        FROM (${end("ASC")} UNION ${end("DESC")}) looked
      ) numbered
      WHERE number = 1 OR (number - 1) * ${each}::int / total <> (number - 2) * ${each}::int / total
    ) s
    JOIN product p ON p.shop_id = ${shopId} AND p.id = s.product_id
    LEFT JOIN product_image i ON i.shop_id = p.shop_id AND i.product_id = p.id AND i.media_id = p.main_media_id
    LEFT JOIN local_image l ON l.id = i.local_image_id
    ORDER BY g."localCategoryId", g.answer, s.title, s.product_id`);
}
