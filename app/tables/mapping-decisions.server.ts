import { replaceableBy, type DecisionSource } from "../domain/decision-source";
import type { ProductId } from "../domain/ids";
import { statusesFor, type DecisionKind, type ShownCategory } from "../domain/mapping-status";
import { asRows, Prisma, type Database } from "./database.server";
import { importedCategory } from "./mapping-import-rows.server";

/** What is decided, and who decides. */
export interface Decision {
  /** The row of the history that it is part of. */
  id: number;
  kind: DecisionKind;
  /** Given for a change, unless an import has one for each product. */
  categoryId: string | null;
  /** The import that is applied. */
  importId?: number;
  source: DecisionSource;
  /** The rule that decides, where one does. */
  ruleId: number | null;
  by: string;
  at: Date;
  /** When the merchant saw what is decided about; null where nobody looked. */
  seenAt: Date | null;
  /** What is confirmed, as the merchant saw it; without it, whatever is recommended by now. */
  shown?: ShownCategory[];
}

interface Scope {
  shopId: number;
  market: string;
}

/**
 * Decides about these products in one statement, with a line for each in the history. Answers the products it
 * changed: a mapping that the decision does not fit stays as it is, so deciding twice changes nothing.
 */
export async function decideProducts(
  database: Database,
  { shopId, market }: Scope,
  { decision, productIds }: { decision: Decision; productIds: ProductId[] },
): Promise<ProductId[]> {
  const [row] = await database.$queryRaw<{ productIds: ProductId[] }[]>(Prisma.sql`
    WITH before AS (
      SELECT m.product_id, m.status, m.confirmed_category_id, m.decision_source, m.reason, m.rule_id, m.is_set_aside
      FROM product_mapping m
      WHERE m.shop_id = ${shopId} AND m.market = ${market} AND m.product_id = ANY(${productIds})
        AND (m.status = ANY(${statusesFor(decision.kind)}) OR ${hasReplacement(decision)})
        ${fits(decision)} ${mayReplace(decision)} ${isAsSeen(decision)}
      ORDER BY m.product_id FOR UPDATE
    ), changed AS (
      UPDATE product_mapping m SET ${changes(decision)}, updated_at = ${decision.at}
      FROM before b WHERE m.shop_id = ${shopId} AND m.market = ${market} AND m.product_id = b.product_id
        -- Found by their keys: joined alone, all mappings of the shop would be read for them.
        AND m.product_id = ANY(ARRAY(SELECT product_id FROM before))
      RETURNING m.product_id, m.status, m.confirmed_category_id, m.decision_source, m.is_set_aside
    ), noted AS (
      INSERT INTO mapping_change (shop_id, market, product_id, actor, decision_id, before_status, after_status,
        before_category_id, after_category_id, before_source, after_source, before_reason, before_rule_id,
        before_set_aside, after_set_aside, at)
      SELECT ${shopId}, ${market}, c.product_id, ${decision.by}, ${decision.id}, b.status, c.status,
        b.confirmed_category_id, c.confirmed_category_id, b.decision_source, c.decision_source, b.reason, b.rule_id,
        b.is_set_aside, c.is_set_aside, ${decision.at}
      FROM changed c JOIN before b USING (product_id)
      WHERE (b.status, b.confirmed_category_id, b.decision_source, b.is_set_aside)
        IS DISTINCT FROM (c.status, c.confirmed_category_id, c.decision_source, c.is_set_aside)
      ORDER BY c.product_id
    )
    SELECT coalesce(array_agg(product_id), '{}') AS "productIds" FROM changed`);
  return row?.productIds ?? [];
}

/** A category that cannot be used any more is settled by accepting what TikTok Shop recommends instead. */
function hasReplacement({ kind }: Decision): Prisma.Sql {
  return kind === "confirm"
    ? Prisma.sql`m.status = 'needs-attention' AND m.reason LIKE 'category-%'
        AND m.confirmed_category_id IS NOT NULL AND m.recommended_category_id <> m.confirmed_category_id`
    : Prisma.sql`false`;
}

function fits(decision: Decision): Prisma.Sql {
  const { kind, source, ruleId } = decision;
  switch (kind) {
    case "confirm":
      return Prisma.sql`AND m.recommended_category_id IS NOT NULL ${isAsShown(decision)}
        AND (m.confirmed_category_id IS NULL OR m.status <> 'recommended')`;
    case "change":
      // A merchant may keep what needs attention: whoever is invited to a category needs no other.
      return Prisma.sql`AND ((m.confirmed_category_id, m.decision_source, m.rule_id)
          IS DISTINCT FROM (${chosenCategory(decision)}, ${source}, ${ruleId}::int)
        OR ${source === "merchant"} AND m.status = 'needs-attention')`;
    case "set-aside":
      return Prisma.sql`AND NOT m.is_set_aside`;
    case "put-back":
      return Prisma.sql`AND m.is_set_aside`;
    case "clear":
    case "ask-again":
      return Prisma.empty;
  }
}

/** A merchant decides about any product; other sources leave alone what a stronger one decided, or what was set aside. */
function mayReplace({ source }: Decision): Prisma.Sql {
  return source === "merchant"
    ? Prisma.empty
    : Prisma.sql`AND NOT m.is_set_aside
        AND (m.confirmed_category_id IS NULL OR m.decision_source = ANY(${replaceableBy(source)}))`;
}

/** What somebody else decided after this merchant looked is not overwritten unseen. */
function isAsSeen({ seenAt, by }: Decision): Prisma.Sql {
  return seenAt === null
    ? Prisma.empty
    : Prisma.sql`AND (m.decided_at IS NULL OR m.decided_at <= ${seenAt} OR m.decided_by = ${by})`;
}

/** What TikTok Shop recommends since the page was shown is not confirmed unseen. */
function isAsShown({ shown }: Decision): Prisma.Sql {
  return shown === undefined
    ? Prisma.empty
    : Prisma.sql`AND (m.product_id, m.recommended_category_id) IN (
        SELECT s."productId", s."categoryId"
        FROM jsonb_to_recordset(${asRows(shown)}::jsonb) AS s("productId" bigint, "categoryId" text))`;
}

function chosenCategory({ categoryId, importId }: Decision): Prisma.Sql {
  return importId === undefined ? Prisma.sql`${categoryId}` : importedCategory(importId);
}

function changes(decision: Decision): Prisma.Sql {
  const { kind, source, ruleId, by, at } = decision;
  const decided = Prisma.sql`decided_by = ${by}, decided_at = ${at}`;
  const settled = Prisma.sql`status = 'confirmed', decision_source = ${source}, rule_id = ${ruleId}::int,
    is_set_aside = false, reason = CASE WHEN m.reason LIKE 'category-%' THEN NULL ELSE m.reason END, ${decided}`;
  switch (kind) {
    case "confirm":
      return Prisma.sql`confirmed_category_id = m.recommended_category_id, ${settled}`;
    case "change":
      return Prisma.sql`confirmed_category_id = ${chosenCategory(decision)}, ${settled}`;
    case "clear":
      // What a rule or a category mapping decided would be decided again with the next run.
      return Prisma.sql`confirmed_category_id = NULL, decision_source = NULL, rule_id = NULL, ${decided},
        is_set_aside = m.is_set_aside OR coalesce(m.decision_source IN ('rule', 'category-mapping'), false),
        status = ${OPEN_STATUS}`;
    case "ask-again":
      return Prisma.sql`asked_content_hash = NULL`;
    case "set-aside":
      return Prisma.sql`is_set_aside = true`;
    case "put-back":
      return Prisma.sql`is_set_aside = false`;
  }
}

/** How a mapping stands that nobody decided about. */
export const OPEN_STATUS = Prisma.sql`CASE WHEN m.reason IS NOT NULL THEN 'needs-attention'
  WHEN m.recommended_category_id IS NOT NULL THEN 'recommended' ELSE 'new' END`;
