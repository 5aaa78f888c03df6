import { afterEach, beforeEach, expect, vi } from "vitest";

/** A warning or an error on the console that no test expects is a bug: expect it by spying on the method yourself. */
const METHODS = ["error", "warn"] as const;
const original = { error: console.error, warn: console.warn };
let unexpected: string[] = [];

beforeEach(() => {
  unexpected = [];
  for (const method of METHODS) {
    vi.spyOn(console, method).mockImplementation((...parts: unknown[]) => {
      unexpected.push(`console.${method}: ${parts.map(String).join(" ")}`);
      original[method](...parts);
    });
  }
});

afterEach(() => {
  expect(unexpected).toEqual([]);
});
