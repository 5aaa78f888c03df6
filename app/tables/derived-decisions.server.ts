import type { ProductId } from "../domain/ids";
import type { RuleTest } from "../domain/mapping-rule";
import { asRows, Prisma, type Database } from "./database.server";
import { OPEN_STATUS } from "./mapping-decisions.server";
import { ruleSql } from "./rule-conditions.server";

/** A rule that is switched on. One whose category cannot be used leaves what it fits as it is. */
export interface StandingRule extends RuleTest {
  id: number;
  categoryId: string;
  isUsable: boolean;
}

interface Scope {
  shopId: number;
  market: string;
}

/** Who is noted where neither a merchant nor TikTok Shop decided. */
const ACTOR = "leafwise";

/** Where a decision is entered: an opened one, or, if anything is decided at all, the one of a run. */
export type EnteredIn =
  | { decisionId: number }
  /** Without a run, a decision of its own. */
  | { runId: number | null };

/**
 * What rules and category mappings say about products, as parts of a WITH: `wanted` has for each of `m`, of which
 * `about` says which are meant, the category, whose word it is, and whether it can be used. The first rule that fits
 * decides, else the category mapping of the local category.
 */
export function wantedSql(
  { shopId, market }: Scope,
  rules: StandingRule[],
  about: Prisma.Sql,
): Prisma.Sql {
  const fitting = rules.map(
    (rule) => Prisma.sql`WHEN ${ruleSql(shopId, rule)} THEN ${rule.id}::int`,
  );
  const first =
    fitting.length === 0
      ? Prisma.sql`NULL::int`
      : Prisma.sql`CASE ${Prisma.join(fitting, " ")} END`;
  const known = asRows(rules.map(({ id, categoryId, isUsable }) => ({ id, categoryId, isUsable })));
  return Prisma.sql`
    fitting AS MATERIALIZED (
      SELECT m.product_id, m.local_category_id, ${first} AS rule_id
      FROM product_mapping m JOIN product p ON p.shop_id = m.shop_id AND p.id = m.product_id
      WHERE m.shop_id = ${shopId} AND m.market = ${market} ${about}
    ), wanted AS (
      SELECT f.product_id, f.rule_id, coalesce(r."categoryId", c.tiktok_shop_category_id) AS category_id,
        CASE WHEN f.rule_id IS NOT NULL THEN 'rule' WHEN c.shop_id IS NOT NULL THEN 'category-mapping' END AS source,
        coalesce(r."isUsable", c.reason IS NULL) AS is_usable
      FROM fitting f
      LEFT JOIN jsonb_to_recordset(${known}::jsonb) AS r(id int, "categoryId" text, "isUsable" boolean) ON r.id = f.rule_id
      LEFT JOIN category_mapping c ON f.rule_id IS NULL AND c.shop_id = ${shopId} AND c.market = ${market}
        AND c.local_category_id = f.local_category_id
    )`;
}

/** A merchant's own decision, and what is set aside, no rule and no category mapping touches. */
export const IS_DERIVABLE = Prisma.sql`(NOT m.is_set_aside
  AND (m.confirmed_category_id IS NULL OR coalesce(m.decision_source, 'merchant') <> 'merchant'))`;

/** Whether `m` stands otherwise than `wanted w` says. What was confirmed by confidence yields to them, no more. */
export const IS_DERIVED_OTHERWISE = Prisma.sql`(${IS_DERIVABLE} AND w.is_usable
  AND (m.confirmed_category_id, m.decision_source, m.rule_id) IS DISTINCT FROM (w.category_id, w.source, w.rule_id)
  AND (w.source IS NOT NULL OR m.decision_source IN ('rule', 'category-mapping')))`;

/**
 * Lets these products stand as rules and category mappings say, in one statement, with a line for each in the history
 * and the decision it belongs to. What no rule and no category mapping speaks for any more is open again. Answers the
 * products it changed: deriving twice changes nothing.
 */
export async function deriveDecisions(
  database: Database,
  scope: Scope,
  derived: { productIds: ProductId[]; rules: StandingRule[]; enteredIn: EnteredIn; at: Date },
): Promise<ProductId[]> {
  const { productIds, rules, enteredIn, at } = derived;
  const { shopId, market } = scope;
  const about = Prisma.sql`AND NOT p.awaits_images AND m.product_id = ANY(${productIds})`;
  const rows = await database.$queryRaw<{ productId: ProductId }[]>(Prisma.sql`
    WITH ${wantedSql(scope, rules, about)}, before AS (
      SELECT m.product_id, m.status, m.confirmed_category_id, m.decision_source, m.reason, m.rule_id, m.is_set_aside,
        w.category_id AS wanted_category_id, w.source AS wanted_source, w.rule_id AS wanted_rule_id
      FROM product_mapping m JOIN wanted w USING (product_id)
      WHERE m.shop_id = ${shopId} AND m.market = ${market} AND ${IS_DERIVED_OTHERWISE}
      ORDER BY m.product_id FOR UPDATE OF m
    ), changed AS (
      UPDATE product_mapping m SET confirmed_category_id = b.wanted_category_id, decision_source = b.wanted_source,
        rule_id = b.wanted_rule_id,
        status = CASE WHEN b.wanted_source IS NULL THEN ${OPEN_STATUS} ELSE 'confirmed' END,
        reason = CASE WHEN b.wanted_source IS NOT NULL AND m.reason LIKE 'category-%' THEN NULL ELSE m.reason END,
        -- Never asked, and no need to ask: not the same as to be asked again.
        asked_content_hash = CASE WHEN m.status = 'new' THEN coalesce(m.asked_content_hash, '') ELSE m.asked_content_hash END,
        decided_by = ${ACTOR}, decided_at = ${at}, updated_at = ${at}
      FROM before b WHERE m.shop_id = ${shopId} AND m.market = ${market} AND m.product_id = b.product_id
      RETURNING m.product_id, m.status, m.confirmed_category_id, m.decision_source
    ), decision AS (${decisionSql(scope, enteredIn, at)}), noted AS (
      INSERT INTO mapping_change (shop_id, market, product_id, actor, decision_id, before_status, after_status,
        before_category_id, after_category_id, before_source, after_source, before_reason, before_rule_id,
        before_set_aside, after_set_aside, at)
      SELECT ${shopId}, ${market}, c.product_id, ${ACTOR}, d.id, b.status, c.status,
        b.confirmed_category_id, c.confirmed_category_id, b.decision_source, c.decision_source, b.reason, b.rule_id,
        b.is_set_aside, b.is_set_aside, ${at}
      FROM changed c JOIN before b USING (product_id) CROSS JOIN decision d
      ORDER BY c.product_id
    )
    SELECT product_id AS "productId" FROM changed`);
  return rows.map(({ productId }) => productId);
}

/** The row that what was `changed` belongs to. A run has one, which grows with each of its batches. */
function decisionSql({ shopId, market }: Scope, enteredIn: EnteredIn, at: Date): Prisma.Sql {
  if ("decisionId" in enteredIn) return Prisma.sql`SELECT ${enteredIn.decisionId}::int AS id`;
  const { runId } = enteredIn;
  const isOver = runId === null;
  return Prisma.sql`
    INSERT INTO mapping_decision AS d (shop_id, market, kind, scope, filter, source, run_id, status, total, looked_at,
      decided, decided_by, started_at, finished_at)
    SELECT ${shopId}, ${market}, 'change', 'run', '', coalesce(max(decision_source), 'rule'), ${runId}::int,
      ${isOver ? "finished" : "deciding"}, count(*), count(*), count(*), ${ACTOR}, ${at},
      ${isOver ? at : null}::timestamptz
    FROM changed HAVING count(*) > 0
    ON CONFLICT (run_id) DO UPDATE SET total = d.total + excluded.total, looked_at = d.looked_at + excluded.looked_at,
      decided = d.decided + excluded.decided, source = greatest(d.source, excluded.source)
    RETURNING id`;
}

/** A run decides no more: what it decided can be undone from here on. */
export async function closeRunDecision(
  database: Database,
  run: { id: number; shopId: number },
  now: Date,
): Promise<void> {
  await database.mappingDecision.updateMany({
    where: { shopId: run.shopId, runId: run.id, status: "deciding" },
    data: { status: "finished", finishedAt: now },
  });
}

/**
 * What a rule decided before becomes the merchant's own decision, so that it stays whatever becomes of the rule.
 * Answers the products that it kept.
 */
export async function keepRuleDecisions(
  database: Database,
  { shopId, market }: Scope,
  kept: { productIds: ProductId[]; ruleId: number; decisionId: number; by: string; at: Date },
): Promise<ProductId[]> {
  const { productIds, ruleId, decisionId, by, at } = kept;
  const rows = await database.$queryRaw<{ productId: ProductId }[]>`
    WITH kept AS (
      UPDATE product_mapping m SET decision_source = 'merchant', rule_id = NULL, decided_by = ${by}, updated_at = ${at}
      WHERE m.shop_id = ${shopId} AND m.market = ${market} AND m.product_id = ANY(${productIds})
        AND m.rule_id = ${ruleId} AND m.decision_source = 'rule' AND m.decided_at < ${at}
      RETURNING m.product_id, m.status, m.confirmed_category_id, m.reason, m.is_set_aside
    ), noted AS (
      INSERT INTO mapping_change (shop_id, market, product_id, actor, decision_id, before_status, after_status,
        before_category_id, after_category_id, before_source, after_source, before_reason, before_rule_id,
        before_set_aside, after_set_aside, at)
      SELECT ${shopId}, ${market}, product_id, ${by}, ${decisionId}, status, status, confirmed_category_id,
        confirmed_category_id, 'rule', 'merchant', reason, ${ruleId}, is_set_aside, is_set_aside, ${at}
      FROM kept ORDER BY product_id
    )
    SELECT product_id AS "productId" FROM kept`;
  return rows.map(({ productId }) => productId);
}
