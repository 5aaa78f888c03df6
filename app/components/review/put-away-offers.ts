const KEY = "leafwise:put-away-offers";
const KEPT = 100;

/** Offers that the merchant does not want to see in this browser any more. */
export function putAwayOffers(): string[] {
  try {
    const keys: unknown = JSON.parse(localStorage.getItem(KEY) ?? "[]");
    return Array.isArray(keys) ? keys.filter((key) => typeof key === "string") : [];
  } catch {
    // A browser that keeps nothing in frames.
    return [];
  }
}

export function rememberPutAway(key: string): string[] {
  const keys = [...putAwayOffers(), key].slice(-KEPT);
  try {
    localStorage.setItem(KEY, JSON.stringify(keys));
  } catch {
    // It is a convenience only.
  }
  return keys;
}
