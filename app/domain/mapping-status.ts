import type { ProductId } from "./ids";

export const MAPPING_STATUSES = ["new", "recommended", "confirmed", "needs-attention"] as const;

/** `new`: not asked yet; `recommended`: waits for the merchant; `needs-attention`: has a reason. */
export type MappingStatus = (typeof MAPPING_STATUSES)[number];

/**
 * What a merchant may do with a mapping. `change` names a category; `ask-again` asks TikTok Shop at the next run; what
 * is `set-aside` no decision about a group touches, until it is `put-back`.
 */
export const DECISIONS = [
  "confirm",
  "change",
  "clear",
  "ask-again",
  "set-aside",
  "put-back",
] as const;
export type DecisionKind = (typeof DECISIONS)[number];

const DECIDABLE: Record<DecisionKind, MappingStatus[]> = {
  confirm: ["recommended"],
  change: ["new", "recommended", "confirmed", "needs-attention"],
  clear: ["confirmed"],
  "ask-again": ["recommended", "confirmed", "needs-attention"],
  "set-aside": ["new", "recommended", "needs-attention"],
  "put-back": ["new", "recommended", "needs-attention"],
};

/** What a page shows as a product's recommendation: confirming confirms this one, or nothing. */
export interface ShownCategory {
  productId: ProductId;
  categoryId: string;
}

/** Mappings that a decision changes; others stay as they are. */
export function statusesFor(decision: DecisionKind): MappingStatus[] {
  return DECIDABLE[decision];
}
