import { z } from "zod";
import { categoryIdSchema, timeSchema } from "./asked";
import type { ProductId } from "./ids";
import type { ShownCategory } from "./mapping-status";

/** When they saw what they decide about. */
const seenAt = timeSchema.optional();

/** What a merchant may do about one product, as pages and extensions send it. */
export const productDecisionSchema = z.discriminatedUnion("intent", [
  z.object({
    intent: z.literal("confirm"),
    /** What the page shows as recommended. */
    categoryId: categoryIdSchema.optional(),
    seenAt,
  }),
  z.object({ intent: z.literal("choose"), categoryId: categoryIdSchema, seenAt }),
  z.object({ intent: z.literal("recommend") }),
]);

export type ProductDecision = z.infer<typeof productDecisionSchema>;

/** What a page shows as recommended: categories beside products. Undefined where a form says nothing about it. */
export function shownCategories(
  productIds: ProductId[],
  categoryIds: string[] | undefined,
): ShownCategory[] | undefined {
  return (
    categoryIds &&
    productIds.map((productId, index) => ({ productId, categoryId: categoryIds[index] ?? "" }))
  );
}
