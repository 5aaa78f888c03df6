import type { ProductId } from "../domain/ids";
import { Prisma, asRows, type Database } from "./database.server";

interface Scope {
  shopId: number;
  market: string;
}

/** The products of one local category with one recommendation. */
interface GroupKey {
  localCategoryId: number;
  categoryId: string;
}

/** Left to the merchant: set aside, taken back or decided about before, or held back for the audit. */
const IS_LEFT_ALONE = Prisma.sql`(m.is_set_aside OR m.decided_at IS NOT NULL)`;
const IS_HELD_BACK = Prisma.sql`EXISTS (SELECT FROM audited_product a
  WHERE a.shop_id = m.shop_id AND a.market = m.market AND a.product_id = m.product_id)`;

/** Recommended products that no decision by confidence touches, by group: few, and found without looking at the rest. */
export async function countLeftAlone(
  database: Database,
  { shopId, market }: Scope,
): Promise<(GroupKey & { products: number })[]> {
  return database.$queryRaw<(GroupKey & { products: number })[]>(Prisma.sql`
    SELECT "localCategoryId", "categoryId", count(*)::int AS products FROM (
      SELECT m.product_id, m.local_category_id AS "localCategoryId", m.recommended_category_id AS "categoryId"
      FROM product_mapping m
      WHERE m.shop_id = ${shopId} AND m.market = ${market} AND m.status = 'recommended' AND ${IS_LEFT_ALONE}
      UNION
      SELECT m.product_id, m.local_category_id, m.recommended_category_id
      FROM audited_product a
      JOIN product_mapping m ON m.shop_id = a.shop_id AND m.market = a.market AND m.product_id = a.product_id
      WHERE a.shop_id = ${shopId} AND a.market = ${market} AND m.status = 'recommended'
    ) alone
    GROUP BY 1, 2`);
}

/** Notes which groups a decision is about, and how sure it was of each. */
export async function addConfidenceGroups(
  database: Database,
  decisionId: number,
  groups: (GroupKey & { wrong: number })[],
): Promise<void> {
  await database.$executeRaw`
    INSERT INTO confidence_group (decision_id, local_category_id, category_id, wrong)
    SELECT ${decisionId}, g."localCategoryId", g."categoryId", g.wrong
    FROM jsonb_to_recordset(${asRows(groups)}::jsonb) AS g("localCategoryId" int, "categoryId" text, wrong float8)`;
}

/** The next products of the decision's groups that wait, in the order of their ids. */
export async function nextConfident(
  database: Database,
  decision: Scope & { id: number },
  { after, limit }: { after: ProductId; limit: number },
): Promise<ProductId[]> {
  const rows = await database.$queryRaw<{ productId: ProductId }[]>(Prisma.sql`
    SELECT m.product_id AS "productId"
    FROM confidence_group g
    JOIN product_mapping m ON m.shop_id = ${decision.shopId} AND m.market = ${decision.market}
      AND m.local_category_id = g.local_category_id AND coalesce(m.recommended_category_id, '') = g.category_id
    WHERE g.decision_id = ${decision.id} AND m.product_id > ${after} AND m.status = 'recommended'
      AND NOT ${IS_LEFT_ALONE} AND NOT ${IS_HELD_BACK}
    ORDER BY m.product_id LIMIT ${limit}`);
  return rows.map(({ productId }) => productId);
}

/**
 * Holds some of these products back, by a chance that the decision seeds: whoever carries a slice out again draws the
 * same. Answers those that are to be confirmed.
 */
export async function holdBack(
  database: Database,
  decision: Scope & { id: number },
  draw: { productIds: ProductId[]; oneIn: number; now: Date },
): Promise<ProductId[]> {
  const held = await database.$queryRaw<{ productId: ProductId }[]>`
    INSERT INTO audited_product (decision_id, product_id, shop_id, market, category_id, held_at)
    SELECT ${decision.id}, m.product_id, m.shop_id, m.market, m.recommended_category_id, ${draw.now}
    FROM product_mapping m
    WHERE m.shop_id = ${decision.shopId} AND m.market = ${decision.market} AND m.product_id = ANY(${draw.productIds})
      AND hashtextextended(m.product_id::text, ${decision.id}) % ${draw.oneIn}::bigint = 0
    RETURNING product_id AS "productId"`;
  const isHeld = new Set(held.map(({ productId }) => productId));
  return draw.productIds.filter((id) => !isHeld.has(id));
}
