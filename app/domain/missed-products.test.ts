import { describe, expect, it } from "vitest";
import { isBelievable } from "./missed-products";

describe("isBelievable", () => {
  it.each([
    [20, 20, true],
    [21, 100, false],
    [21, 105, true],
    [200, 1_000, true],
    [201, 1_000, false],
  ])("of %i missed among %i is %s", (missed, stored, believable) => {
    expect(isBelievable(missed, stored)).toBe(believable);
  });
});
