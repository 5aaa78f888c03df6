/** Why a product has no recommendation to review. The sentence for the merchant is in `texts`. */
export const ATTENTION_REASONS = [
  "needs-image",
  "no-recommendation",
  "image-not-found",
  "image-too-small",
  "image-too-large",
  "image-unreadable",
  "image-refused",
  "product-refused",
  "temporarily-unavailable",
] as const;

export type AttentionReason = (typeof ATTENTION_REASONS)[number];

/** Whether the same product may get another answer the next time, although nothing about it changed. */
export function isPassing(reason: AttentionReason): boolean {
  return reason === "temporarily-unavailable" || reason === "image-not-found";
}
