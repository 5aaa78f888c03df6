import { z } from "zod";
import { createProductId, createTikTokShopCategoryId } from "./ids";

/** A product's id as an address carries it: Shopify's numeric one. */
export const productIdSchema = z
  .string()
  .regex(/^[1-9]\d{0,15}$/)
  .transform(createProductId);

/** When somebody saw what they decide about, as pages and extensions send it. */
export const seenAtSchema = z.iso.datetime().transform((text) => new Date(text));

const seenAt = seenAtSchema.optional();

/** What a merchant may do about one product, as pages and extensions send it. */
export const productDecisionSchema = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("confirm"), seenAt }),
  z.object({
    intent: z.literal("choose"),
    categoryId: z
      .string()
      .regex(/^[1-9]\d*$/)
      .transform(createTikTokShopCategoryId),
    seenAt,
  }),
  z.object({ intent: z.literal("recommend") }),
]);

export type ProductDecision = z.infer<typeof productDecisionSchema>;
