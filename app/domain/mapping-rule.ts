import { z } from "zod";

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

const ID_FIELDS: readonly RuleField[] = ["local-category", "collection"];

const conditionSchema = z
  .object({ field: z.enum(RULE_FIELDS), value: z.string().trim().min(1).max(255) })
  .refine(({ field, value }) => !ID_FIELDS.includes(field) || /^\d{1,19}$/.test(value))
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
  categoryId: z.string().regex(/^[1-9]\d{0,19}$/),
});

export type RuleDraft = z.infer<typeof ruleDraftSchema>;

/** A rule as an address or a form carries it. */
export const draftText = z
  .string()
  .max(20_000)
  .transform((text, context) => {
    try {
      return JSON.parse(text) as unknown;
    } catch {
      context.addIssue({ code: "custom", message: "not JSON" });
      return z.NEVER;
    }
  })
  .pipe(ruleDraftSchema);

/** Whether two rules look at the same things, in whatever order they say them. */
export function isSameTest(one: RuleTest, other: RuleTest): boolean {
  const isOne = one.conditions.length === 1 && other.conditions.length === 1;
  return (isOne || one.isAny === other.isAny) && keyOf(one) === keyOf(other);
}

function keyOf({ conditions }: RuleTest): string {
  return JSON.stringify(conditions.map(({ field, value }) => `${field} ${value}`).sort());
}
