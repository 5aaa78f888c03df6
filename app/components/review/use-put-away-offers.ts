import { useSyncExternalStore } from "react";

const KEY = "leafwise:put-away-offers";
const KEPT = 100;
const NONE = "[]";

const listeners = new Set<() => void>();
/** What this visit put away, in a browser that keeps nothing in frames. */
let visit = NONE;

/** Offers that the merchant does not want to see in this browser any more, and how to put another one away. */
export function usePutAwayOffers(): { keys: string[]; putAway(key: string): void } {
  // The server cannot know what this browser put away.
  const keys = keysOf(useSyncExternalStore(subscribe, kept, () => NONE));
  return { keys, putAway: (key) => keep([...keys, key].slice(-KEPT)) };
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function kept(): string {
  try {
    return localStorage.getItem(KEY) ?? visit;
  } catch {
    return visit;
  }
}

function keep(keys: string[]): void {
  visit = JSON.stringify(keys);
  try {
    localStorage.setItem(KEY, visit);
  } catch {
    // It is a convenience only.
  }
  for (const listener of listeners) listener();
}

function keysOf(text: string): string[] {
  try {
    const keys: unknown = JSON.parse(text);
    return Array.isArray(keys) ? keys.filter((key) => typeof key === "string") : [];
  } catch {
    return [];
  }
}
