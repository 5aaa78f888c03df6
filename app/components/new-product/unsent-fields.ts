import { EMPTY_DRAFT } from "../../domain/empty-draft";
import type { DraftFields } from "../../domain/product-draft";
import type { DraftState } from "./ask-app";

/** A browser keeps what it keeps for the app, whichever shop's admin the app is in. */
function nameInStorage(): string {
  return `leafwise-new-product:${shopify.config.shop ?? ""}`;
}

/** Keeps what was typed until the app has it: it survives a lost connection and a reload. */
export function keepUnsent({ key, fields }: DraftState): void {
  withStorage((storage) => storage.setItem(nameInStorage(), JSON.stringify({ key, fields })));
}

export function forgetUnsent(): void {
  withStorage((storage) => storage.removeItem(nameInStorage()));
}

/** What the app did not get, or null. */
export function unsentDraft(): DraftState | null {
  const text = withStorage((storage) => storage.getItem(nameInStorage()));
  if (!text) return null;
  try {
    const { key, fields } = JSON.parse(text) as { key: unknown; fields: unknown };
    return typeof key === "string" && areFields(fields) ? { key, fields } : null;
  } catch {
    return null;
  }
}

/**
 * Whether this version of the page wrote them. The server parses what it is sent; to parse it here as well would cost
 * every visit a library.
 */
function areFields(fields: unknown): fields is DraftFields {
  if (typeof fields !== "object" || fields === null) return false;
  const written = new Map(Object.entries(fields));
  return Object.entries(EMPTY_DRAFT).every(([name, empty]) =>
    empty === null ? written.has(name) : typeof written.get(name) === typeof empty,
  );
}

/** Browsers may forbid the storage altogether. */
function withStorage<Answer>(work: (storage: Storage) => Answer): Answer | null {
  try {
    return work(localStorage);
  } catch {
    return null;
  }
}
