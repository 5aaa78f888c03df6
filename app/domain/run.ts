export const RUN_STATUSES = [
  "reading",
  "mapping",
  "paused",
  "finished",
  "stopped",
  "failed",
] as const;
export type RunStatus = (typeof RUN_STATUSES)[number];

/**
 * `all`: the whole catalog; `selected`: products that the merchant chose; `changes`: products that changed in the shop.
 * A shop has one active run of kind `all`, and any number of the others beside it.
 */
export const RUN_KINDS = ["all", "selected", "changes"] as const;
export type RunKind = (typeof RUN_KINDS)[number];

/** Who is waited for in front of the screen comes first, a whole catalog last. */
export function priorityOf(kind: RunKind): number {
  return { selected: 2, changes: 1, all: 0 }[kind];
}

/** Why a run is paused or failed. The sentence for the merchant is in `texts`. */
export const RUN_REASONS = [
  "paused-by-merchant",
  "needs-reauthorization",
  "tiktok-shop-misconfigured",
  "catalog-not-readable",
  "catalog-incomplete",
  "shopify-access-lost",
  "app-uninstalled",
  "disconnected",
  "market-changed",
  "same-refusal",
] as const;
export type RunReason = (typeof RUN_REASONS)[number];

const LEGAL_MOVES: Record<RunStatus, RunStatus[]> = {
  reading: ["mapping", "paused", "stopped", "failed", "finished"],
  mapping: ["paused", "stopped", "failed", "finished"],
  paused: ["reading", "mapping", "stopped", "failed"],
  finished: [],
  stopped: [],
  failed: [],
};

/** Statuses from which a run may become `to`. */
export function statusesBefore(to: RunStatus): RunStatus[] {
  return RUN_STATUSES.filter((from) => LEGAL_MOVES[from].includes(to));
}

/** A run that may still change. */
export function isActive(status: RunStatus): boolean {
  return LEGAL_MOVES[status].length > 0;
}

/** Whether its jobs should work on it now. */
export function isMoving(status: RunStatus): boolean {
  return status === "reading" || status === "mapping";
}

/** What a run did so far, counted from its batches. */
export interface RunProgress {
  productsRead: number;
  productsDone: number;
  unchanged: number;
  /** Products that rules and category mappings decided about, without a question. */
  decided: number;
  /** Products that took the answer of their local category's sample: recommend calls that were saved. */
  bySample: number;
  recommended: number;
  needsImage: number;
  noRecommendation: number;
  failed: number;
  imagesUploaded: number;
  recommendCalls: number;
}
