import type { MappingFilter } from "../../domain/mapping-filter";
import { MAPPING_STATUSES } from "../../domain/mapping-status";
import { Prisma, type Database } from "../database.server";
import {
  answersWithin,
  leavesBelow,
  OF_MAPPING,
  OF_PRODUCT,
  plainConditions,
  productConditions,
  type MappingScope,
} from "../mapping-filters.server";
import type { PageRequest } from "../mapping-pages.server";
import { titleSearch, type TitleSearch } from "./title-search.server";

const CATEGORY = Prisma.sql`coalesce(m.confirmed_category_id, m.recommended_category_id)`;
/** More ranges than these cost more than looking at each row. */
const MOST_RANGES = 400;

/** Mappings in the order of a column of theirs, which an index has behind each value of its first column. */
export async function columnWalk(
  database: Database,
  scope: MappingScope,
  request: PageRequest,
): Promise<Prisma.Sql> {
  const { filter, order, limit } = request;
  const column = order.sort === "updated" ? Prisma.raw("updated_at") : Prisma.raw("title");
  const direction = Prisma.raw(isReversed(request) ? "DESC" : "ASC");
  const search =
    filter.search === null ? null : await titleSearch(database, scope.shopId, filter.search);
  const ranges = search?.isRare ? null : await rangesOf(database, scope, request);
  const branch =
    filter.branch === null || ranges
      ? Prisma.empty
      : Prisma.sql`AND ${CATEGORY} = ANY(${await leavesBelow(database, scope, filter.branch)})`;
  const walked = isByProduct(request) && !ranges && !search?.isRare ? OF_PRODUCTS : OF_MAPPINGS;
  const key = order.sort === "updated" ? OF_MAPPINGS.key(column) : walked.key(column);
  const behind = behindCursor(request, key);
  const sorted = Prisma.sql`ORDER BY ${Prisma.join(
    key.map((part) => Prisma.sql`${part} ${direction}`),
  )}`;
  const rows = Prisma.sql`FROM ${walked.rows(scope, filter)} ${ranges?.condition ?? Prisma.empty} ${branch} ${behind}`;
  const page = search
    ? searched(rows, { search, sorted, limit })
    : Prisma.sql`SELECT m.* ${rows} ${sorted} LIMIT ${limit}`;
  const found = ranges
    ? Prisma.sql`SELECT m.* FROM unnest(${ranges.values}::text[]) AS range(value) CROSS JOIN LATERAL (${page}) m`
    : page;
  return Prisma.sql`
    SELECT m.*, ARRAY[m.${column}::text, m.product_id::text] AS cursor,
      row_number() OVER (ORDER BY m.${column} ${direction}, m.product_id ${direction}) AS number
    FROM (${found}) m ORDER BY number LIMIT ${limit}`;
}

interface Walked {
  /** The tables, and the conditions of the filter that concern a row alone. */
  rows(scope: MappingScope, filter: MappingFilter): Prisma.Sql;
  /** What the rows are sorted by. */
  key(column: Prisma.Sql): Prisma.Sql[];
}

const OF_MAPPINGS: Walked = {
  rows: ({ shopId, market }, filter) => Prisma.sql`product_mapping m
    WHERE m.shop_id = ${shopId} AND m.market = ${market} ${conditionsOf(filter, OF_MAPPING)}`,
  key: (column) => [Prisma.sql`m.${column}`, Prisma.sql`m.product_id`],
};

/** By the product's index: mappings have none of vendors and types. */
const OF_PRODUCTS: Walked = {
  rows: ({ shopId, market }, filter) => Prisma.sql`product p
    JOIN product_mapping m ON m.shop_id = p.shop_id AND m.market = ${market} AND m.product_id = p.id
    WHERE p.shop_id = ${shopId} ${conditionsOf(filter, OF_PRODUCT)}`,
  key: (column) => [Prisma.sql`p.${column}`, Prisma.sql`p.id`],
};

function conditionsOf(filter: MappingFilter, of: Prisma.Sql): Prisma.Sql {
  return Prisma.join([...plainConditions(filter), ...productConditions(filter, of)], " ");
}

/** Whether vendor or type say more about what is found than what mappings have indexes of. */
function isByProduct({ filter }: PageRequest): boolean {
  const { vendor, productType, localCategoryId, reason } = filter;
  return (vendor ?? productType) !== null && localCategoryId === null && reason === null;
}

/**
 * Where many titles fit, the list is walked in its order: OFFSET keeps the planner from fetching and sorting them all,
 * and as long as only titles are looked at, the index alone is read.
 */
function searched(
  rows: Prisma.Sql,
  { search, sorted, limit }: { search: TitleSearch; sorted: Prisma.Sql; limit: number },
): Prisma.Sql {
  if (search.isRare)
    return Prisma.sql`SELECT m.* ${rows} ${search.condition} ${sorted} LIMIT ${limit}`;
  return Prisma.sql`
    SELECT found.* FROM (
      SELECT m.* FROM (SELECT m.shop_id, m.market, m.product_id, m.title ${rows} ${sorted} OFFSET 0) m
      WHERE true ${search.condition} LIMIT ${limit}
    ) m
    CROSS JOIN LATERAL (
      SELECT * FROM product_mapping found
      WHERE found.shop_id = m.shop_id AND found.market = m.market AND found.product_id = m.product_id LIMIT 1
    ) found`;
}

/** Against the order of the index: descending forwards, or ascending backwards. */
export function isReversed({ order, isBackward }: PageRequest): boolean {
  return order.isDescending !== isBackward;
}

function behindCursor(request: PageRequest, key: Prisma.Sql[]): Prisma.Sql {
  const [value, productId] = request.cursor ?? [];
  if (value === undefined || productId === undefined) return Prisma.empty;
  const type = Prisma.raw(request.order.sort === "updated" ? "timestamptz" : "text");
  const beyond = Prisma.raw(isReversed(request) ? "<" : ">");
  return Prisma.sql`AND (${Prisma.join(key)}) ${beyond} (${value}::text::${type}, ${productId}::text::bigint)`;
}

/** The values whose ranges together hold what the filter finds, or null where one range does. */
async function rangesOf(
  database: Database,
  scope: MappingScope,
  { filter, order }: PageRequest,
): Promise<{ values: string[]; condition: Prisma.Sql } | null> {
  const { localCategoryId, answer, vendor, productType, reason, status, branch } = filter;
  if (branch !== null) {
    const values = await leavesBelow(database, scope, branch);
    const isWalkable = order.sort === "title" && values.length <= MOST_RANGES;
    return isWalkable ? { values, condition: Prisma.sql`AND ${CATEGORY} = range.value` } : null;
  }
  if (localCategoryId !== null && answer === null && order.sort === "title") {
    const values = await answersWithin(database, scope, localCategoryId);
    return values.length <= MOST_RANGES
      ? { values, condition: Prisma.sql`AND coalesce(m.recommended_category_id, '') = range.value` }
      : null;
  }
  if (localCategoryId ?? vendor ?? productType ?? reason ?? status) return null;
  return { values: [...MAPPING_STATUSES], condition: Prisma.sql`AND m.status = range.value` };
}
