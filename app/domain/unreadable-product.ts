import type { ProductId } from "./ids";

/**
 * `not-understood`: what Shopify sent is no product in the form that was asked for.
 * `not-stored`: the database refuses it.
 * `incomplete`: it is stored without a picture or a collection that is not understood or refused.
 */
export const UNREADABLE_REASONS = ["not-understood", "not-stored", "incomplete"] as const;
export type UnreadableReason = (typeof UNREADABLE_REASONS)[number];

/** A product of the shop that cannot be read or stored, or not whole, by what is known of it. The others go on. */
export interface UnreadableProduct {
  productId: ProductId | null;
  title: string | null;
  reason: UnreadableReason;
}
