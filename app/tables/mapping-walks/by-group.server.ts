import { Prisma, type Database } from "../database.server";
import {
  leavesBelow,
  OF_MAPPING,
  plainConditions,
  productConditions,
  type MappingScope,
} from "../mapping-filters.server";
import type { PageRequest } from "../mapping-pages.server";
import { isReversed } from "./by-column.server";
import { titleSearch } from "./title-search.server";

/**
 * Mappings in an order that the counts know: by local category, or by how many of its products agree. The groups
 * are sorted, few as they are, and rows are taken from one after the other until the page is full.
 */
export async function groupWalk(
  database: Database,
  scope: MappingScope,
  request: PageRequest,
): Promise<Prisma.Sql> {
  const { filter, limit } = request;
  const direction = Prisma.raw(isReversed(request) ? "DESC" : "ASC");
  const beyond = Prisma.raw(isReversed(request) ? "<" : ">");
  const [key, localCategoryId, answer, title, productId] = request.cursor ?? [];
  const groups = groupsOf(scope, request);
  const conditions = Prisma.join(
    [
      ...plainConditions(filter),
      ...productConditions(filter, OF_MAPPING),
      filter.search === null
        ? Prisma.empty
        : (await titleSearch(database, scope.shopId, filter.search)).condition,
      filter.branch === null
        ? Prisma.empty
        : Prisma.sql`AND coalesce(m.confirmed_category_id, m.recommended_category_id)
            = ANY(${await leavesBelow(database, scope, filter.branch)})`,
    ],
    " ",
  );
  const sorted = Prisma.sql`ORDER BY m.title ${direction}, m.product_id ${direction} LIMIT ${limit}`;
  // A group may have several answers: an index has the rows of each in the order of their titles.
  const rowsOf = (isCut: boolean) => Prisma.sql`
    (SELECT m.* FROM unnest(g.answers) AS one(answer) CROSS JOIN LATERAL (
      SELECT m.* FROM product_mapping m
      WHERE ${Prisma.raw(isCut ? "g.is_cut" : "NOT g.is_cut")}
        AND m.shop_id = ${scope.shopId} AND m.market = ${scope.market} AND m.local_category_id = g.local_category_id
        AND coalesce(m.recommended_category_id, '') = one.answer ${conditions}
        ${isCut ? Prisma.sql`AND (m.title, m.product_id) ${beyond} (${title ?? ""}::text, ${productId ?? "0"}::text::bigint)` : Prisma.empty}
      ${sorted}
    ) m ${sorted})`;
  const type = Prisma.raw(groups.keyType);
  const from =
    key === undefined
      ? { isCut: Prisma.sql`false`, condition: Prisma.empty }
      : {
          isCut: Prisma.sql`(key, local_category_id, answer) = (${key}::text::${type}, ${localCategoryId}::text::int, ${answer}::text)`,
          condition: Prisma.sql`WHERE (key, local_category_id, answer) ${beyond}= (${key}::text::${type}, ${localCategoryId}::text::int, ${answer}::text)`,
        };
  return Prisma.sql`
    SELECT m.*, row_number() OVER () AS number,
      ARRAY[m.key::text, m.local_category_id::text, m.answer, m.title, m.product_id::text] AS cursor
    FROM (
      SELECT m.*, g.key, g.answer
      FROM (
        SELECT *, ${from.isCut} AS is_cut FROM (${groups.sql}) counted ${from.condition}
        ORDER BY key ${direction}, local_category_id ${direction}, answer ${direction}
      ) g
      CROSS JOIN LATERAL (${rowsOf(true)} UNION ALL ${rowsOf(false)}) m
      ORDER BY g.key ${direction}, g.local_category_id ${direction}, g.answer ${direction}, m.title ${direction}, m.product_id ${direction}
      LIMIT ${limit}
    ) m`;
}

/** Groups with a key to sort by, and the answers whose rows are in one. */
function groupsOf(
  { shopId, market }: MappingScope,
  { order, filter }: PageRequest,
): { sql: Prisma.Sql; keyType: "text" | "int" } {
  // A group without a row of this status need not be looked into.
  const wanted = filter.status
    ? Prisma.sql`HAVING sum(products) FILTER (WHERE status = ${filter.status}) > 0`
    : Prisma.sql`HAVING sum(products) > 0`;
  const category = filter.localCategoryId
    ? Prisma.sql`AND local_category_id = ${filter.localCategoryId}::int`
    : Prisma.empty;
  const counted = Prisma.sql`FROM mapping_counted WHERE shop_id = ${shopId} AND market = ${market} ${category}`;
  if (order.sort === "local-category") {
    return {
      keyType: "text",
      sql: Prisma.sql`
        SELECT c.full_name AS key, n.local_category_id, ''::text AS answer, n.answers
        FROM (
          SELECT local_category_id, array_agg(DISTINCT recommended_category_id) AS answers ${counted} GROUP BY 1 ${wanted}
        ) n
        JOIN local_category c ON c.id = n.local_category_id`,
    };
  }
  return {
    keyType: "int",
    sql: Prisma.sql`
      SELECT local_category_id, answer, ARRAY[answer] AS answers,
        CASE WHEN answer = '' THEN -1 ELSE (products * 10000 / agreeing)::int END AS key
      FROM (
        SELECT local_category_id, recommended_category_id AS answer, sum(products) AS products,
          sum(sum(products)) FILTER (WHERE recommended_category_id <> '') OVER (PARTITION BY local_category_id) AS agreeing,
          ${filter.status ? Prisma.sql`sum(products) FILTER (WHERE status = ${filter.status})` : Prisma.sql`sum(products)`} AS wanted
        ${counted} GROUP BY 1, 2
      ) n WHERE wanted > 0`,
  };
}
