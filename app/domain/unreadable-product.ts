import type { ProductId } from "./ids";

/**
 * `not-understood`: what Shopify sent is no product in the form that was asked for.
 * `not-stored`: the database refuses it.
 */
export const UNREADABLE_REASONS = ["not-understood", "not-stored"] as const;
export type UnreadableReason = (typeof UNREADABLE_REASONS)[number];

/** A product of the shop that cannot be read or stored, by what is known of it. The others go on without it. */
export interface UnreadableProduct {
  productId: ProductId | null;
  title: string | null;
  reason: UnreadableReason;
}
