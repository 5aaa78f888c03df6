const KEPT = 6;

/** Categories that were chosen in this browser lately, the last one first. */
export function recentCategoryIds(market: string): string[] {
  try {
    const ids: unknown = JSON.parse(localStorage.getItem(keyOf(market)) ?? "[]");
    return Array.isArray(ids) ? ids.filter((id) => typeof id === "string") : [];
  } catch {
    // A browser that keeps nothing in frames.
    return [];
  }
}

export function rememberCategory(market: string, id: string): void {
  const ids = [id, ...recentCategoryIds(market).filter((known) => known !== id)].slice(0, KEPT);
  try {
    localStorage.setItem(keyOf(market), JSON.stringify(ids));
  } catch {
    // It is a convenience only.
  }
}

/** Trees differ by market, and so do choices. */
function keyOf(market: string): string {
  return `leafwise:recent-categories:${market}`;
}
