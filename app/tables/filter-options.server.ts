import { localPath } from "./category-names.server";
import { Prisma, type Database } from "./database.server";
import type { MappingScope } from "./mapping-filters.server";

/** Something to filter by, with how many products it finds where that is known. */
export interface FilterOption {
  value: string;
  label: string;
  products: number | null;
}

const MOST = 30;

/** The shop's local categories whose name contains the text. */
export async function localCategoryOptions(
  database: Database,
  { shopId, market }: MappingScope,
  text: string,
): Promise<FilterOption[]> {
  return database.$queryRaw<FilterOption[]>`
    SELECT c.id::text AS value, c.full_name AS label, n.products
    FROM (SELECT local_category_id, sum(products)::int AS products FROM mapping_counted
      WHERE shop_id = ${shopId} AND market = ${market} GROUP BY 1 HAVING sum(products) > 0) n
    JOIN local_category c ON c.id = n.local_category_id
    WHERE strpos(lower(c.full_name), lower(${text})) > 0
    ORDER BY n.products DESC, c.full_name LIMIT ${MOST}`;
}

/** TikTok Shop categories of any level that the shop's mappings have. */
export async function branchOptions(
  database: Database,
  { shopId, market, categoryVersion }: MappingScope,
  { text, locale }: { text: string; locale: string },
): Promise<FilterOption[]> {
  return database.$queryRaw<FilterOption[]>(Prisma.sql`
    SELECT step.id AS value, array_to_string(t.names[1:step.level::int], ' › ') AS label, sum(n.products)::int AS products
    FROM (SELECT coalesce(nullif(confirmed_category_id, ''), recommended_category_id) AS id, sum(products) AS products
      FROM mapping_counted WHERE shop_id = ${shopId} AND market = ${market} GROUP BY 1 HAVING sum(products) > 0) n
    CROSS JOIN LATERAL (
      SELECT t.path, ${localPath("t", locale)} AS names FROM tiktok_shop_category t
      WHERE t.market = ${market} AND t.category_version = ${categoryVersion} AND t.id = n.id
    ) t
    CROSS JOIN LATERAL unnest(t.path) WITH ORDINALITY AS step(id, level)
    WHERE strpos(lower(t.names[step.level::int]), lower(${text})) > 0
    GROUP BY 1, 2, step.level ORDER BY step.level, 3 DESC LIMIT ${MOST}`);
}

/** Vendors or product types that begin with the text: hops from one value to the next in the index. */
export async function textOptions(
  database: Database,
  { shopId }: MappingScope,
  { column, text }: { column: "vendor" | "product_type"; text: string },
): Promise<FilterOption[]> {
  const name = Prisma.raw(column);
  const next = (after: Prisma.Sql) => Prisma.sql`
    (SELECT p.${name} FROM product p WHERE p.shop_id = ${shopId} AND p.${name} > ${after}
    ORDER BY p.${name} LIMIT 1)`;
  return database.$queryRaw<FilterOption[]>(Prisma.sql`
    WITH RECURSIVE hop AS (
      SELECT ${next(Prisma.sql`''`)} AS value
      UNION ALL SELECT ${next(Prisma.sql`hop.value`)} FROM hop WHERE hop.value IS NOT NULL
    ), hopped AS (SELECT value FROM hop LIMIT 5000)
    SELECT value, value AS label, NULL::int AS products FROM hopped
    WHERE value IS NOT NULL AND strpos(lower(value), lower(${text})) > 0 LIMIT ${MOST}`);
}

/** Tags that contain the text, the most used first. */
export async function tagOptions(
  database: Database,
  shopId: number,
  text: string,
): Promise<FilterOption[]> {
  return database.$queryRaw<FilterOption[]>`
    SELECT tag AS value, tag AS label, count(*)::int AS products
    FROM product p CROSS JOIN LATERAL unnest(p.tags) AS tag
    WHERE p.shop_id = ${shopId} AND strpos(lower(tag), lower(${text})) > 0
    GROUP BY tag ORDER BY 3 DESC, tag LIMIT ${MOST}`;
}

/** Collections whose title contains the text, without promotions where the shop leaves them out. */
export async function collectionOptions(
  database: Database,
  shopId: number,
  text: string,
): Promise<FilterOption[]> {
  return database.$queryRaw<FilterOption[]>`
    SELECT c.id::text AS value, c.title AS label, count(pc.product_id)::int AS products
    FROM collection c
    JOIN shop s ON s.id = c.shop_id
    LEFT JOIN product_collection pc ON pc.shop_id = c.shop_id AND pc.collection_id = c.id
    WHERE c.shop_id = ${shopId} AND strpos(lower(c.title), lower(${text})) > 0
      AND NOT (c.is_promotion AND s.ignores_promotions)
    GROUP BY c.shop_id, c.id ORDER BY 3 DESC, c.title LIMIT ${MOST}`;
}

/** The names of what a filter names by id. */
export async function filterNames(
  database: Database,
  { shopId, market, categoryVersion }: MappingScope,
  { locale, ...filter }: { localCategoryId: number | null; branch: string | null; locale: string },
): Promise<{ localCategory: string | null; branch: string | null }> {
  const [row] = await database.$queryRaw<
    { localCategory: string | null; branch: string | null }[]
  >(Prisma.sql`
    SELECT (SELECT full_name FROM local_category WHERE shop_id = ${shopId} AND id = ${filter.localCategoryId}::int) AS "localCategory",
      (SELECT array_to_string(${localPath("t", locale)}, ' › ') FROM tiktok_shop_category t
        WHERE t.market = ${market} AND t.category_version = ${categoryVersion} AND t.id = ${filter.branch}::text) AS branch`);
  return row ?? { localCategory: null, branch: null };
}
