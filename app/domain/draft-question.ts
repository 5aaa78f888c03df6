import { createHash } from "node:crypto";

/** What the recommendation for a new product depends on: the same values are never asked about twice. */
export function draftQuestionHash(title: string, imageUri: string | null): string {
  const parts = [title.replace(/\s+/g, " ").trim(), imageUri];
  return createHash("sha256").update(JSON.stringify(parts)).digest("hex").slice(0, 32);
}
