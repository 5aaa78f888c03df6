/** Why the TikTok Shop category that a mapping points to cannot be used as it is: what a tree's sync finds out. */
export const CATEGORY_REASONS = [
  "category-gone",
  "category-not-leaf",
  "category-invite-only",
  "category-prohibited",
  "category-version",
] as const;

export type CategoryReason = (typeof CATEGORY_REASONS)[number];

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
  "answer-unknown",
  "temporarily-unavailable",
  ...CATEGORY_REASONS,
] as const;

export type AttentionReason = (typeof ATTENTION_REASONS)[number];

const PASSING = new Set<AttentionReason>([
  "temporarily-unavailable",
  "answer-unknown",
  "image-not-found",
]);

/** Whether the same product may get another answer the next time, although nothing about it changed. */
export function isPassing(reason: AttentionReason): boolean {
  return PASSING.has(reason);
}
