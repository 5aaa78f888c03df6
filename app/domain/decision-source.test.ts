import { describe, expect, it } from "vitest";
import { replaceableBy } from "./decision-source";

describe("a decision of", () => {
  it.each([
    ["merchant", ["merchant", "rule", "category-mapping", "confidence"]],
    ["rule", ["rule", "category-mapping", "confidence"]],
    ["category-mapping", ["category-mapping", "confidence"]],
    ["confidence", ["confidence"]],
  ] as const)("%s takes the place of %j", (source, replaced) => {
    expect(replaceableBy(source)).toEqual(replaced);
  });
});
