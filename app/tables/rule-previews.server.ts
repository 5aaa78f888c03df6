import type { DecisionSource } from "../domain/decision-source";
import type { ProductId } from "../domain/ids";
import type { RuleTest } from "../domain/mapping-rule";
import type { MappingStatus } from "../domain/mapping-status";
import { Prisma, type Database } from "./database.server";
import {
  IS_DERIVABLE,
  IS_DERIVED_OTHERWISE,
  wantedSql,
  type StandingRule,
} from "./derived-decisions.server";
import type { MappingScope } from "./mapping-filters.server";
import { ruleSql } from "./rule-conditions.server";

/** A rule as it would be: its id, where it has one, and what it looks at, null once it decides nothing. */
export interface ChangedRule {
  id: number | null;
  test: RuleTest | null;
}

type Scope = Omit<MappingScope, "categoryVersion">;

/** How many products a rule fits: by the index of what it looks at, so that it can be asked while typing. */
export async function countFitting(
  database: Database,
  { shopId, market }: Scope,
  test: RuleTest,
): Promise<number> {
  const [row] = await database.$queryRaw<{ products: number }[]>(Prisma.sql`
    SELECT count(*)::int AS products
    FROM product_mapping m JOIN product p ON p.shop_id = m.shop_id AND p.id = m.product_id
    WHERE m.shop_id = ${shopId} AND m.market = ${market} AND ${ruleSql(shopId, test)}`);
  return row?.products ?? 0;
}

/** Products that a change of a rule may be about, as a condition: what it decided, and what it fits now. */
function affectedSql({ shopId, market }: Scope, { id, test }: ChangedRule): Prisma.Sql {
  const fits = test && ruleSql(shopId, test);
  if (id === null) return fits ?? Prisma.sql`false`;
  if (fits === null) return Prisma.sql`m.rule_id = ${id}`;
  // Apart, each is found by an index; as one OR of two tables, every product would be looked at.
  return Prisma.sql`m.product_id IN (
    SELECT d.product_id FROM product_mapping d
    WHERE d.shop_id = ${shopId} AND d.market = ${market} AND d.rule_id = ${id}
    UNION ALL SELECT p.id FROM product p WHERE p.shop_id = ${shopId} AND ${fits})`;
}

export async function countAffected(
  database: Database,
  scope: Scope,
  changed: ChangedRule,
): Promise<number> {
  const [row] = await database.$queryRaw<{ products: number }[]>(Prisma.sql`
    SELECT count(*)::int AS products
    FROM product_mapping m JOIN product p ON p.shop_id = m.shop_id AND p.id = m.product_id
    WHERE m.shop_id = ${scope.shopId} AND m.market = ${scope.market} AND ${affectedSql(scope, changed)}`);
  return row?.products ?? 0;
}

/** The next of them, in the order of their ids. */
export async function nextAffected(
  database: Database,
  scope: Scope,
  { changed, after, limit }: { changed: ChangedRule; after: ProductId; limit: number },
): Promise<ProductId[]> {
  const rows = await database.$queryRaw<{ productId: ProductId }[]>(Prisma.sql`
    SELECT m.product_id AS "productId"
    FROM product_mapping m JOIN product p ON p.shop_id = m.shop_id AND p.id = m.product_id
    WHERE m.shop_id = ${scope.shopId} AND m.market = ${scope.market} AND m.product_id > ${after}
      AND ${affectedSql(scope, changed)}
    ORDER BY m.product_id LIMIT ${limit}`);
  return rows.map(({ productId }) => productId);
}

/** What a change of a rule would do, in numbers of products. */
export interface RuleEffect {
  changes: number;
  /** The merchant decided about these, and they stay. */
  merchants: number;
  setAside: number;
  /** Another rule decides, above this one. */
  ofStrongerRule: number;
}

/** A product that a rule fits or decided, before and after. */
export interface RuleExample {
  productId: ProductId;
  title: string;
  imageUrl: string | null;
  status: MappingStatus;
  isChanged: boolean;
  staysOpen: boolean;
  source: DecisionSource | null;
  beforePath: string[] | null;
  afterPath: string[] | null;
}

interface Previewed {
  changed: ChangedRule;
  /** All rules as they would be, the strongest first. */
  rules: StandingRule[];
}

export async function ruleEffect(
  database: Database,
  scope: Scope,
  { changed, rules }: Previewed,
): Promise<RuleEffect> {
  const about = Prisma.sql`AND ${affectedSql(scope, changed)}`;
  const isOthers = Prisma.sql`(w.source = 'rule' AND w.rule_id IS DISTINCT FROM ${changed.id ?? NEW_RULE_ID}::int)`;
  const [row] = await database.$queryRaw<RuleEffect[]>(Prisma.sql`
    WITH ${wantedSql(scope, rules, about)}
    SELECT count(*) FILTER (WHERE ${IS_DERIVED_OTHERWISE})::int AS changes,
      count(*) FILTER (WHERE NOT ${IS_DERIVABLE} AND NOT m.is_set_aside)::int AS merchants,
      count(*) FILTER (WHERE m.is_set_aside)::int AS "setAside",
      count(*) FILTER (WHERE ${IS_DERIVABLE} AND ${isOthers} AND NOT ${IS_DERIVED_OTHERWISE})::int AS "ofStrongerRule"
    FROM wanted w JOIN product_mapping m USING (product_id)
    WHERE m.shop_id = ${scope.shopId} AND m.market = ${scope.market}`);
  return row ?? { changes: 0, merchants: 0, setAside: 0, ofStrongerRule: 0 };
}

/** A rule that is not saved yet has no id of its own among the others. */
export const NEW_RULE_ID = 0;

/** Examples of it, those that change first. */
export async function ruleExamples(
  database: Database,
  scope: MappingScope,
  { changed, rules, limit }: Previewed & { limit: number },
): Promise<RuleExample[]> {
  const about = Prisma.sql`AND ${affectedSql(scope, changed)}`;
  return database.$queryRaw<RuleExample[]>(Prisma.sql`
    WITH ${wantedSql(scope, rules, about)}, shown AS (
      SELECT m.*, ${IS_DERIVED_OTHERWISE} AS is_changed, w.category_id AS wanted_category_id
      FROM wanted w JOIN product_mapping m USING (product_id)
      WHERE m.shop_id = ${scope.shopId} AND m.market = ${scope.market}
      ORDER BY is_changed DESC, m.title, m.product_id LIMIT ${limit}
    )
    SELECT s.product_id AS "productId", s.title, l.url AS "imageUrl", s.status, s.is_changed AS "isChanged",
      s.is_changed AND s.wanted_category_id IS NULL AS "staysOpen",
      CASE WHEN s.confirmed_category_id IS NOT NULL THEN coalesce(s.decision_source, 'merchant') END AS source,
      before.path_names AS "beforePath", after.path_names AS "afterPath"
    FROM shown s
    JOIN product p ON p.shop_id = s.shop_id AND p.id = s.product_id
    LEFT JOIN product_image i ON i.shop_id = p.shop_id AND i.product_id = p.id AND i.media_id = p.main_media_id
    LEFT JOIN local_image l ON l.id = i.local_image_id
    LEFT JOIN tiktok_shop_category before ON before.market = s.market AND before.category_version = ${scope.categoryVersion}
      AND before.id = coalesce(s.confirmed_category_id, s.recommended_category_id)
    LEFT JOIN tiktok_shop_category after ON after.market = s.market AND after.category_version = ${scope.categoryVersion}
      AND after.id = CASE WHEN NOT s.is_changed THEN coalesce(s.confirmed_category_id, s.recommended_category_id)
        ELSE coalesce(s.wanted_category_id, s.recommended_category_id) END
    ORDER BY s.is_changed DESC, s.title, s.product_id`);
}
