import { describe, expect, it } from "vitest";
import { believedGone, isBelievable } from "./missed-products";

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

describe("believedGone", () => {
  const WHOLE = { stored: 1_000, first: 3, counted: 997, met: 997, nameless: 0 };

  it.each([
    ["all of a few", {}, "all"],
    ["none while a line is without a name", { nameless: 1 }, "none"],
    [
      "none but those missed again where fewer products than counted were met",
      { met: 996 },
      "again",
    ],
    ["none but those missed again where they are many", { first: 201 }, "again"],
  ])("is %s", (_title, changes, gone) => {
    expect(believedGone({ ...WHOLE, ...changes })).toBe(gone);
  });
});
