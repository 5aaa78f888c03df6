import { z } from "zod";
import { categoryIdSchema, timeSchema } from "./asked";

/** When they saw what they decide about. */
const seenAt = timeSchema.optional();

/** What a merchant may do about one product, as pages and extensions send it. */
export const productDecisionSchema = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("confirm"), seenAt }),
  z.object({ intent: z.literal("choose"), categoryId: categoryIdSchema, seenAt }),
  z.object({ intent: z.literal("recommend") }),
]);

export type ProductDecision = z.infer<typeof productDecisionSchema>;
