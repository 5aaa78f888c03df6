import { NO_ANSWER, type MappingFilter, type ReviewState } from "../domain/mapping-filter";
import { Prisma, type Database } from "./database.server";

/** The mappings of one shop in one market. */
export interface MappingScope {
  shopId: number;
  market: string;
  categoryVersion: string;
  /** Categories are named in this language; without one, in the market's own. */
  locale?: string;
}

/** A filter as conditions on `product_mapping m`, each starting with AND. */
export async function filterSql(
  database: Database,
  scope: MappingScope,
  filter: MappingFilter,
): Promise<Prisma.Sql> {
  const leaves = filter.branch === null ? null : await leavesBelow(database, scope, filter.branch);
  const ofProduct = productConditions(filter, OF_PRODUCT);
  return Prisma.join(
    [
      ...plainConditions(filter),
      // By the product's index: the mapping has none of them.
      ofProduct.length === 0
        ? Prisma.empty
        : Prisma.sql`AND m.product_id IN (SELECT p.id FROM product p
            WHERE p.shop_id = ${scope.shopId} ${Prisma.join(ofProduct, " ")})`,
      leaves
        ? Prisma.sql`AND coalesce(m.confirmed_category_id, m.recommended_category_id) = ANY(${leaves})`
        : Prisma.empty,
      filter.search === null
        ? Prisma.empty
        : Prisma.sql`AND m.product_id IN (SELECT p.id FROM product p WHERE p.shop_id = ${scope.shopId}
            AND title_words(p.shop_id, p.title) @@ title_query(${scope.shopId}::int, ${filter.search}))`,
    ],
    " ",
  );
}

/** What a filter says about columns of the mapping itself, beside vendor and type. */
export function plainConditions(filter: MappingFilter): Prisma.Sql[] {
  const { status, localCategoryId, answer, reason, review } = filter;
  return [
    status === null ? Prisma.empty : Prisma.sql`AND m.status = ${status}`,
    localCategoryId === null
      ? Prisma.empty
      : Prisma.sql`AND m.local_category_id = ${localCategoryId}::int`,
    answer === null
      ? Prisma.empty
      : Prisma.sql`AND coalesce(m.recommended_category_id, '') = ${answer === NO_ANSWER ? "" : answer}`,
    reason === null
      ? Prisma.empty
      : Prisma.sql`AND m.status = 'needs-attention' AND m.reason = ${reason}`,
    review === null ? Prisma.empty : Prisma.sql`AND ${REVIEWED[review]}`,
  ];
}

export const OF_MAPPING = Prisma.sql`m`;
export const OF_PRODUCT = Prisma.sql`p`;

/** What a filter says about vendor and type: of the mapping, or of the product, which has an index for each. */
export function productConditions(
  { vendor, productType }: MappingFilter,
  of: Prisma.Sql,
): Prisma.Sql[] {
  return [
    ...(vendor === null ? [] : [Prisma.sql`AND ${of}.vendor = ${vendor}`]),
    ...(productType === null ? [] : [Prisma.sql`AND ${of}.product_type = ${productType}`]),
  ];
}

const REVIEWED: Record<ReviewState, Prisma.Sql> = {
  open: Prisma.sql`m.status <> 'confirmed' AND NOT m.is_set_aside`,
  "set-aside": Prisma.sql`m.is_set_aside`,
};

/** What products of a local category are recommended: '' is nothing. */
export async function answersWithin(
  database: Database,
  { shopId, market }: MappingScope,
  localCategoryId: number,
): Promise<string[]> {
  const rows = await database.$queryRaw<{ answer: string }[]>`
    SELECT DISTINCT recommended_category_id AS answer FROM mapping_counted
    WHERE shop_id = ${shopId} AND market = ${market} AND local_category_id = ${localCategoryId}::int`;
  return rows.map(({ answer }) => answer);
}

/** Categories below this one that the shop's mappings have, itself included. */
export async function leavesBelow(
  database: Database,
  { shopId, market, categoryVersion }: MappingScope,
  categoryId: string,
): Promise<string[]> {
  const rows = await database.$queryRaw<{ id: string }[]>`
    SELECT t.id FROM (
      SELECT DISTINCT coalesce(nullif(confirmed_category_id, ''), recommended_category_id) AS id
      FROM mapping_counted WHERE shop_id = ${shopId} AND market = ${market}
    ) used
    JOIN tiktok_shop_category t ON t.market = ${market} AND t.category_version = ${categoryVersion} AND t.id = used.id
    WHERE ${categoryId} = ANY(t.path)`;
  return rows.map(({ id }) => id);
}
