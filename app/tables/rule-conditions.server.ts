import type { RuleCondition, RuleTest } from "../domain/mapping-rule";
import { Prisma } from "./database.server";

/**
 * Whether a rule fits, as a condition on `product p`. The only place that says what a rule means: runs, the count and
 * the preview of a page, and what a rule decides in the background all ask by it.
 */
export function ruleSql(shopId: number, { isAny, conditions }: RuleTest): Prisma.Sql {
  const all = conditions.map((condition) => conditionSql(shopId, condition));
  return Prisma.sql`(${Prisma.join(all, isAny ? " OR " : " AND ")})`;
}

function conditionSql(shopId: number, { field, value }: RuleCondition): Prisma.Sql {
  switch (field) {
    case "local-category":
      return Prisma.sql`p.local_category_id = ${value}::bigint`;
    case "product-type":
      return Prisma.sql`p.product_type = ${value}`;
    case "vendor":
      return Prisma.sql`p.vendor = ${value}`;
    case "tag":
      return Prisma.sql`shop_tags(p.shop_id, p.tags) @> ARRAY[${shopId}::int || ':' || lower(${value})]`;
    case "title-contains":
      return Prisma.sql`title_words(p.shop_id, p.title) @@ title_query(${shopId}::int, ${value})`;
    case "collection":
      return Prisma.sql`EXISTS (
        SELECT FROM product_collection pc JOIN collection c ON c.shop_id = pc.shop_id AND c.id = pc.collection_id
        WHERE pc.shop_id = p.shop_id AND pc.product_id = p.id AND pc.collection_id = ${value}::bigint
          AND NOT (c.is_promotion AND (SELECT ignores_promotions FROM shop WHERE id = ${shopId})))`;
  }
}
