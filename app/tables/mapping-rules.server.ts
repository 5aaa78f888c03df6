import type { CategoryReason } from "../domain/attention-reason";
import { conditionsSchema, type RuleDraft } from "../domain/mapping-rule";
import type { Database, Prisma } from "./database.server";
import type { StandingRule } from "./derived-decisions.server";

/** "Products where … go to this TikTok Shop category", as the merchant keeps it. */
export interface MappingRule extends RuleDraft {
  id: number;
  isEnabled: boolean;
  /** Why its category cannot be used any more: then it decides nothing. */
  reason: CategoryReason | null;
  createdBy: string;
  createdAt: Date;
}

interface Scope {
  shopId: number;
  market: string;
}

/** The rules of a shop in a market, the strongest first. */
export async function mappingRules(
  database: Database,
  { shopId, market }: Scope,
): Promise<MappingRule[]> {
  const rows = await database.mappingRule.findMany({
    where: { shopId, market },
    orderBy: [{ position: "asc" }, { id: "asc" }],
  });
  return rows.map(asRule);
}

/** The rules that decide, the strongest first. */
export async function standingRules(database: Database, scope: Scope): Promise<StandingRule[]> {
  return standing(await mappingRules(database, scope));
}

/** Whether a rule that decides looks at collections. */
export async function someLookAtCollections(database: Database, scope: Scope): Promise<boolean> {
  const rules = await standingRules(database, scope);
  return rules.some(({ conditions }) => conditions.some(({ field }) => field === "collection"));
}

/** Those that are switched on, as they are applied. */
export function standing(rules: MappingRule[]): StandingRule[] {
  return rules
    .filter(({ isEnabled }) => isEnabled)
    .map(({ reason, ...rule }) => ({ ...rule, isUsable: reason === null }));
}

/** The rules as they are now, the strongest first; nobody else changes them until the transaction ends. */
export async function lockRules(transaction: Database, scope: Scope): Promise<MappingRule[]> {
  // The shop's row: where there is no rule yet, there is nothing else to lock.
  await transaction.$queryRaw`SELECT id FROM shop WHERE id = ${scope.shopId} FOR NO KEY UPDATE`;
  return mappingRules(transaction, scope);
}

/** Adds a rule behind all others. Answers its id. */
export async function addRule(
  database: Database,
  { shopId, market }: Scope,
  added: RuleDraft & { position: number; by: string; at: Date },
): Promise<number> {
  const { by: createdBy, at: createdAt, ...rule } = added;
  const data = { ...rule, shopId, market, createdBy, createdAt };
  return (await database.mappingRule.create({ data, select: { id: true } })).id;
}

/** Another category settles why the old one could not be used. */
export async function changeRule(
  database: Database,
  { shopId, market }: Scope,
  { id, isAny, conditions, categoryId }: RuleDraft & { id: number },
): Promise<void> {
  await database.$executeRaw`
    UPDATE mapping_rule SET is_any = ${isAny}, conditions = ${JSON.stringify(conditions)}::jsonb,
      reason = CASE WHEN category_id = ${categoryId} THEN reason END, category_id = ${categoryId}
    WHERE id = ${id} AND shop_id = ${shopId} AND market = ${market}`;
}

export async function enableRule(
  database: Database,
  { shopId, market }: Scope,
  { id, isEnabled }: { id: number; isEnabled: boolean },
): Promise<void> {
  await database.mappingRule.updateMany({ where: { id, shopId, market }, data: { isEnabled } });
}

export async function deleteRule(
  database: Database,
  { shopId, market }: Scope,
  id: number,
): Promise<void> {
  await database.mappingRule.deleteMany({ where: { id, shopId, market } });
}

/** Gives the rules the order of these ids, the strongest first. */
export async function orderRules(
  database: Database,
  { shopId, market }: Scope,
  ids: number[],
): Promise<void> {
  await database.$executeRaw`
    UPDATE mapping_rule r SET position = o.position
    FROM unnest(${ids}::int[]) WITH ORDINALITY AS o(id, position)
    WHERE r.id = o.id AND r.shop_id = ${shopId} AND r.market = ${market}`;
}

/** How many products each rule decides about now. */
export async function countByRule(
  database: Database,
  { shopId, market }: Scope,
): Promise<Map<number, number>> {
  const rows = await database.$queryRaw<{ ruleId: number; products: number }[]>`
    SELECT rule_id AS "ruleId", count(*)::int AS products FROM product_mapping
    WHERE shop_id = ${shopId} AND market = ${market} AND rule_id IS NOT NULL GROUP BY 1`;
  return new Map(rows.map(({ ruleId, products }) => [ruleId, products]));
}

function asRule(row: Prisma.MappingRuleGetPayload<object>): MappingRule {
  return {
    id: row.id,
    isAny: row.isAny,
    conditions: conditionsSchema.parse(row.conditions),
    categoryId: row.categoryId,
    isEnabled: row.isEnabled,
    reason: row.reason as CategoryReason | null,
    createdBy: row.createdBy,
    createdAt: row.createdAt,
  };
}
