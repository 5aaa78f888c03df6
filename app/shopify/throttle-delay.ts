/** What Shopify says about a query's cost (`extensions.cost`). */
export interface QueryCost {
  requestedQueryCost?: number | undefined;
  throttleStatus?:
    { currentlyAvailable?: number | undefined; restoreRate?: number | undefined } | undefined;
}

const SHORTEST_MS = 1_000;

/** How long until the bucket holds what the query asks for, in milliseconds (shopify-platform, Rate limit). */
export function throttleDelay(cost: QueryCost | undefined): number {
  const requested = cost?.requestedQueryCost;
  const available = cost?.throttleStatus?.currentlyAvailable;
  const restoreRate = cost?.throttleStatus?.restoreRate;
  if (requested === undefined || available === undefined || !restoreRate) return SHORTEST_MS;
  return Math.max(SHORTEST_MS, ((requested - available) / restoreRate) * 1_000);
}
