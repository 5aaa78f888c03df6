import type { ProductId } from "../domain/ids";
import { statusesFor, type DecisionKind } from "../domain/mapping-status";
import { Prisma, type Database } from "./database.server";

/** What is decided, and who decides. `categoryId` is given for a change. */
export interface Decision {
  kind: DecisionKind;
  categoryId: string | null;
  by: string;
  at: Date;
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
  const rows = await database.$queryRaw<{ productId: ProductId }[]>(Prisma.sql`
    WITH before AS (
      SELECT m.shop_id, m.market, m.product_id, m.status, m.recommended_category_id, m.confirmed_category_id
      FROM product_mapping m
      WHERE m.shop_id = ${shopId} AND m.market = ${market} AND m.product_id = ANY(${productIds})
        AND (m.status = ANY(${statusesFor(decision.kind)}) OR ${hasReplacement(decision)}) ${fits(decision)}
      ORDER BY m.product_id FOR UPDATE
    ), changed AS (
      UPDATE product_mapping m SET ${changes(decision)}, updated_at = ${decision.at}
      FROM before b WHERE m.shop_id = b.shop_id AND m.market = b.market AND m.product_id = b.product_id
      RETURNING m.product_id, m.status, m.confirmed_category_id
    ), noted AS (
      INSERT INTO mapping_change (shop_id, market, product_id, actor, before_status, after_status,
        before_category_id, after_category_id, at)
      SELECT ${shopId}, ${market}, c.product_id, ${decision.by}, b.status, c.status,
        b.confirmed_category_id, c.confirmed_category_id, ${decision.at}
      FROM changed c JOIN before b USING (product_id)
      WHERE (b.status, b.confirmed_category_id) IS DISTINCT FROM (c.status, c.confirmed_category_id)
      ORDER BY c.product_id
    )
    SELECT product_id AS "productId" FROM changed`);
  return rows.map(({ productId }) => productId);
}

/** A category that cannot be used any more is settled by accepting what TikTok Shop recommends instead. */
function hasReplacement({ kind }: Decision): Prisma.Sql {
  return kind === "confirm"
    ? Prisma.sql`m.status = 'needs-attention' AND m.reason LIKE 'category-%'
        AND m.confirmed_category_id IS NOT NULL AND m.recommended_category_id <> m.confirmed_category_id`
    : Prisma.sql`false`;
}

function fits({ kind, categoryId }: Decision): Prisma.Sql {
  if (kind === "confirm") return Prisma.sql`AND m.recommended_category_id IS NOT NULL`;
  // One that needs attention may be kept: whoever is invited to a category needs no other.
  if (kind === "change")
    return Prisma.sql`AND (m.confirmed_category_id IS DISTINCT FROM ${categoryId} OR m.status = 'needs-attention')`;
  return Prisma.empty;
}

function changes({ kind, categoryId, by, at }: Decision): Prisma.Sql {
  const decided = Prisma.sql`decided_by = ${by}, decided_at = ${at}`;
  switch (kind) {
    case "confirm":
      return Prisma.sql`status = 'confirmed', confirmed_category_id = m.recommended_category_id, ${decided},
        reason = CASE WHEN m.reason LIKE 'category-%' THEN NULL ELSE m.reason END`;
    case "change":
      return Prisma.sql`status = 'confirmed', confirmed_category_id = ${categoryId}, ${decided},
        reason = CASE WHEN m.reason LIKE 'category-%' THEN NULL ELSE m.reason END`;
    case "clear":
      return Prisma.sql`confirmed_category_id = NULL, ${decided},
        status = CASE WHEN m.reason IS NOT NULL THEN 'needs-attention'
          WHEN m.recommended_category_id IS NOT NULL THEN 'recommended' ELSE 'new' END`;
    case "ask-again":
      return Prisma.sql`asked_content_hash = NULL`;
  }
}
