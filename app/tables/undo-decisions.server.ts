import type { ProductId } from "../domain/ids";
import { Prisma, type Database } from "./database.server";
import { OPEN_STATUS } from "./mapping-decisions.server";

/** A decision that takes another one back. */
export interface Undo {
  /** The row of the history that it is part of. */
  id: number;
  shopId: number;
  market: string;
  /** The decision to undo. */
  undoesId: number;
  by: string;
  at: Date;
}

/** A product whose change was not looked at again, so that what was before can stand once more. */
const IS_UNCHANGED = Prisma.sql`NOT EXISTS (SELECT FROM mapping_change later
    WHERE later.shop_id = c.shop_id AND later.product_id = c.product_id AND later.market = c.market AND later.id > c.id)
  AND m.status = c.after_status AND m.confirmed_category_id IS NOT DISTINCT FROM c.after_category_id`;

/** The next products that the decision changed, in the order of their ids. */
export async function changedByDecision(
  database: Database,
  { shopId, undoesId }: Undo,
  { after, limit }: { after: ProductId; limit: number },
): Promise<ProductId[]> {
  const rows = await database.$queryRaw<{ productId: ProductId }[]>`
    SELECT product_id AS "productId" FROM mapping_change
    WHERE shop_id = ${shopId} AND decision_id = ${undoesId} AND product_id > ${after}
    ORDER BY product_id LIMIT ${limit}`;
  return rows.map(({ productId }) => productId);
}

/** Rules and category mappings go on after what they decided is undone: without this they would decide it again. */
const IS_SET_ASIDE = Prisma.sql`(c.before_set_aside OR d.kind <> 'undo' AND d.scope IN ('run', 'rule')) AS is_left_alone`;

/**
 * Lets these products stand as they did before the decision, each with a line in the history. Answers those it took
 * back: what was changed since stays as it is.
 */
export async function undoChanges(
  database: Database,
  undo: Undo,
  productIds: ProductId[],
): Promise<ProductId[]> {
  const rows = await database.$queryRaw<{ productId: ProductId }[]>(Prisma.sql`
    WITH before AS (
      SELECT c.*, m.reason, m.decision_source, m.rule_id, ${IS_SET_ASIDE}
      FROM mapping_change c
      JOIN mapping_decision d ON d.id = c.decision_id
      JOIN product_mapping m ON m.shop_id = c.shop_id AND m.market = c.market AND m.product_id = c.product_id
      WHERE c.shop_id = ${undo.shopId} AND c.market = ${undo.market} AND c.decision_id = ${undo.undoesId}
        AND c.product_id = ANY(${productIds}) AND ${IS_UNCHANGED}
      ORDER BY m.product_id FOR UPDATE OF m
    ), changed AS (
      UPDATE product_mapping m SET confirmed_category_id = b.before_category_id, decision_source = b.before_source,
        rule_id = b.before_rule_id, is_set_aside = b.is_left_alone,
        reason = CASE WHEN b.before_reason LIKE 'category-%' THEN b.before_reason ELSE m.reason END,
        status = CASE WHEN b.before_category_id IS NULL THEN ${OPEN_STATUS}
          WHEN b.before_reason LIKE 'category-%' THEN b.before_status ELSE 'confirmed' END,
        decided_by = ${undo.by}, decided_at = ${undo.at}, updated_at = ${undo.at}
      FROM before b WHERE m.shop_id = b.shop_id AND m.market = b.market AND m.product_id = b.product_id
      RETURNING m.product_id, m.status, m.confirmed_category_id, m.decision_source, m.is_set_aside
    ), noted AS (
      INSERT INTO mapping_change (shop_id, market, product_id, actor, decision_id, before_status, after_status,
        before_category_id, after_category_id, before_source, after_source, before_reason, before_rule_id,
        before_set_aside, after_set_aside, at)
      SELECT ${undo.shopId}, ${undo.market}, c.product_id, ${undo.by}, ${undo.id}, b.after_status, c.status,
        b.after_category_id, c.confirmed_category_id, b.decision_source, c.decision_source, b.reason, b.rule_id,
        b.after_set_aside, c.is_set_aside, ${undo.at}
      FROM changed c JOIN before b USING (product_id)
      ORDER BY c.product_id
    )
    SELECT product_id AS "productId" FROM changed`);
  return rows.map(({ productId }) => productId);
}

/** What an undo would do: how many products it takes back, and how many were changed since. */
export async function undoable(
  database: Database,
  shopId: number,
  decisionId: number,
): Promise<{ takenBack: number; changedSince: number }> {
  const [row] = await database.$queryRaw<{ takenBack: number; changedSince: number }[]>(Prisma.sql`
    SELECT count(*) FILTER (WHERE ${IS_UNCHANGED})::int AS "takenBack",
      count(*) FILTER (WHERE NOT coalesce(${IS_UNCHANGED}, false))::int AS "changedSince"
    FROM mapping_change c
    LEFT JOIN product_mapping m ON m.shop_id = c.shop_id AND m.market = c.market AND m.product_id = c.product_id
    WHERE c.shop_id = ${shopId} AND c.decision_id = ${decisionId}`);
  return row ?? { takenBack: 0, changedSince: 0 };
}
