export const MAPPING_STATUSES = ["new", "recommended", "confirmed", "needs-attention"] as const;

/** `new`: not asked yet; `recommended`: waits for the merchant; `needs-attention`: has a reason. */
export type MappingStatus = (typeof MAPPING_STATUSES)[number];

/** The status after TikTok Shop answered. What a merchant confirmed stays confirmed whatever the answer. */
export function statusAfterAnswer(before: MappingStatus, isRecommended: boolean): MappingStatus {
  if (before === "confirmed") return "confirmed";
  return isRecommended ? "recommended" : "needs-attention";
}
