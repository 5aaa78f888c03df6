import { describe, expect, it } from "vitest";
import { isSameTest, ruleDraftSchema, type RuleCondition } from "./mapping-rule";

const MUGS: RuleCondition = { field: "product-type", value: "Mugs" };
const KILN: RuleCondition = { field: "vendor", value: "Kiln" };

function isRule(...conditions: { field: string; value: string }[]): boolean {
  return ruleDraftSchema.safeParse({ isAny: false, conditions, categoryId: "601302" }).success;
}

describe("a rule", () => {
  it("names local categories and collections by their ids", () => {
    expect(isRule({ field: "collection", value: "12" })).toBe(true);
    expect(isRule({ field: "collection", value: "Mugs" })).toBe(false);
    expect(isRule({ field: "local-category", value: "1 OR 1" })).toBe(false);
  });

  it("looks for words in a title, not for signs", () => {
    expect(isRule({ field: "title-contains", value: "Tasse" })).toBe(true);
    expect(isRule({ field: "title-contains", value: "マグ" })).toBe(true);
    expect(isRule({ field: "title-contains", value: "!?" })).toBe(false);
  });

  it("without a condition, or without what to compare with, is none", () => {
    expect(isRule()).toBe(false);
    expect(isRule({ field: "vendor", value: "  " })).toBe(false);
  });

  it("is the same as another that looks at the same things in another order", () => {
    const one = { isAny: false, conditions: [MUGS, KILN] };

    expect(isSameTest(one, { isAny: false, conditions: [KILN, MUGS] })).toBe(true);
    expect(isSameTest(one, { isAny: true, conditions: [KILN, MUGS] })).toBe(false);
    expect(isSameTest(one, { isAny: false, conditions: [MUGS] })).toBe(false);
  });

  it("of one condition is the same whether any or all have to hold", () => {
    const conditions = [MUGS];

    expect(isSameTest({ isAny: true, conditions }, { isAny: false, conditions })).toBe(true);
  });
});
