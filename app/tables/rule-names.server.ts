import type { RuleCondition } from "../domain/mapping-rule";
import type { Database } from "./database.server";

/** What conditions compare with, as a merchant calls it: by the condition's value. Ids that are gone are missing. */
export async function conditionNames(
  database: Database,
  shopId: number,
  conditions: RuleCondition[],
): Promise<{ localCategories: Map<string, string>; collections: Map<string, string> }> {
  const valuesOf = (field: RuleCondition["field"]) =>
    conditions.filter((condition) => condition.field === field).map(({ value }) => value);
  const [localCategories, collections] = await Promise.all([
    database.$queryRaw<{ id: string; name: string }[]>`
      SELECT id::text, full_name AS name FROM local_category
      WHERE shop_id = ${shopId} AND id::text = ANY(${valuesOf("local-category")})`,
    database.$queryRaw<{ id: string; name: string }[]>`
      SELECT id::text, title AS name FROM collection
      WHERE shop_id = ${shopId} AND id = ANY(${valuesOf("collection")}::bigint[])`,
  ]);
  const byId = (rows: { id: string; name: string }[]) =>
    new Map(rows.map(({ id, name }) => [id, name]));
  return { localCategories: byId(localCategories), collections: byId(collections) };
}
