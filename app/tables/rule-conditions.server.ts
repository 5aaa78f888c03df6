import type { RuleCondition, RuleField, RuleTest } from "../domain/mapping-rule";
import { Prisma } from "./database.server";

/** Fields that are looked up in `product p`, not in the mapping. */
const OF_PRODUCT: readonly RuleField[] = ["tag", "title-contains"];

/**
 * Whether a rule fits, as a condition on `product_mapping m` and `product p`. The only place that says what a rule
 * means: runs, the count and the preview of a page, and what a rule decides in the background all ask by it.
 */
export function ruleSql(shopId: number, { isAny, conditions }: RuleTest): Prisma.Sql {
  const all = conditions.map((condition) => conditionSql(shopId, condition));
  return Prisma.sql`(${Prisma.join(all, isAny ? " OR " : " AND ")})`;
}

/** Whether a rule can be looked at without the product's own row. */
export function isOfMappingAlone({ conditions }: RuleTest): boolean {
  return conditions.every(({ field }) => !OF_PRODUCT.includes(field));
}

function conditionSql(shopId: number, { field, value }: RuleCondition): Prisma.Sql {
  switch (field) {
    case "local-category":
      return Prisma.sql`m.local_category_id = ${value}::bigint`;
    case "product-type":
      return Prisma.sql`m.product_type = ${value}`;
    case "vendor":
      return Prisma.sql`m.vendor = ${value}`;
    case "tag":
      return Prisma.sql`shop_tags(p.shop_id, p.tags) @> ARRAY[${shopId}::int || ':' || lower(${value})]`;
    case "title-contains":
      return Prisma.sql`title_words(p.shop_id, p.title) @@ title_query(${shopId}::int, ${value})`;
    case "collection":
      return Prisma.sql`EXISTS (
        SELECT FROM product_collection pc JOIN collection c ON c.shop_id = pc.shop_id AND c.id = pc.collection_id
        WHERE pc.shop_id = m.shop_id AND pc.product_id = m.product_id AND pc.collection_id = ${value}::bigint
          AND NOT (c.is_promotion AND (SELECT ignores_promotions FROM shop WHERE id = ${shopId})))`;
  }
}
