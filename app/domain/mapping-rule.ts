import { z } from "zod";
import { categoryIdSchema, jsonSchema, nameSchema, textSchema } from "./asked";
import { collectionIdIn, rowIdIn } from "./ids";

/** What a rule may look at. Local categories and collections are named by their ids, everything else by its text. */
export const RULE_FIELDS = [
  "local-category",
  "product-type",
  "vendor",
  "tag",
  "collection",
  "title-contains",
] as const;
export type RuleField = (typeof RULE_FIELDS)[number];

/** More rules than these are no help to anybody, and every batch of a run looks at all of them. */
export const MOST_RULES = 200;
const MOST_CONDITIONS = 20;

const conditionSchema = z
  .object({ field: z.enum(RULE_FIELDS), value: nameSchema(255) })
  .refine(({ field, value }) => field !== "local-category" || rowIdIn(value) !== null)
  .refine(({ field, value }) => field !== "collection" || collectionIdIn(value) !== null)
  // Without a letter or a number there is no word to look for.
  .refine(({ field, value }) => field !== "title-contains" || /[\p{L}\p{N}]/u.test(value));

export const conditionsSchema = z.array(conditionSchema).min(1).max(MOST_CONDITIONS);

export type RuleCondition = z.infer<typeof conditionSchema>;

/** "Products where any / all of these hold …" */
export interface RuleTest {
  isAny: boolean;
  conditions: RuleCondition[];
}

/** "… go to this TikTok Shop category." As a page sends it. */
export const ruleDraftSchema = z.object({
  isAny: z.boolean(),
  conditions: conditionsSchema,
  categoryId: categoryIdSchema.transform((id): string => id),
});

export type RuleDraft = z.infer<typeof ruleDraftSchema>;

/** A rule as an address or a form carries it. */
export const draftText = textSchema(20_000).pipe(jsonSchema).pipe(ruleDraftSchema);

/** Whether two rules look at the same things, in whatever order they say them. */
export function isSameTest(one: RuleTest, other: RuleTest): boolean {
  const isOne = one.conditions.length === 1 && other.conditions.length === 1;
  return (isOne || one.isAny === other.isAny) && keyOf(one) === keyOf(other);
}

function keyOf({ conditions }: RuleTest): string {
  return JSON.stringify(conditions.map(({ field, value }) => `${field} ${value}`).sort());
}
