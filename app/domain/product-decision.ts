import { z } from "zod";
import type { ProductId } from "./ids";
import { createProductId, createTikTokShopCategoryId, isTikTokShopCategoryId } from "./ids";
import type { ShownCategory } from "./mapping-status";

/** A product's id as an address carries it: Shopify's numeric one. */
export const productIdSchema = z
  .string()
  .regex(/^[1-9]\d{0,15}$/)
  .transform(createProductId);

/** When somebody saw what they decide about, as pages and extensions send it. */
export const seenAtSchema = z.iso.datetime().transform((text) => new Date(text));

const seenAt = seenAtSchema.optional();
const categoryId = z.string().refine(isTikTokShopCategoryId).transform(createTikTokShopCategoryId);

/** What a merchant may do about one product, as pages and extensions send it. */
export const productDecisionSchema = z.discriminatedUnion("intent", [
  z.object({
    intent: z.literal("confirm"),
    /** What the page shows as recommended. */
    categoryId: categoryId.optional(),
    seenAt,
  }),
  z.object({ intent: z.literal("choose"), categoryId, seenAt }),
  z.object({ intent: z.literal("recommend") }),
]);

export type ProductDecision = z.infer<typeof productDecisionSchema>;

/**
 * What a page shows as recommended, as its forms send it: categories beside products, with commas between. Undefined
 * where a form says nothing about it.
 */
export function shownCategories(
  productIds: ProductId[],
  categoryIds: string | undefined,
): ShownCategory[] | undefined {
  const ids = categoryIds?.split(",");
  return ids && productIds.map((productId, index) => ({ productId, categoryId: ids[index] ?? "" }));
}
