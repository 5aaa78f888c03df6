export const MAPPING_STATUSES = ["new", "recommended", "confirmed", "needs-attention"] as const;

/** `new`: not asked yet; `recommended`: waits for the merchant; `needs-attention`: has a reason. */
export type MappingStatus = (typeof MAPPING_STATUSES)[number];
