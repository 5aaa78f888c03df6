import { describe, expect, it } from "vitest";
import { draftQuestionHash } from "./draft-question";
import { draftFieldsSchema, draftHandle, naturalHandle } from "./product-draft";

describe("naturalHandle", () => {
  it.each([
    ["Stoneware Coffee Mug", "stoneware-coffee-mug"],
    ["  Crème brûlée – dish (2 pcs.) ", "creme-brulee-dish-2-pcs"],
    ["がら", "がら"],
    ["!!!", ""],
  ])("makes of %s what Shopify would", (title, handle) => {
    expect(naturalHandle(title)).toBe(handle);
  });
});

describe("draftHandle", () => {
  const key = "0f8fad5b-d9cb-469f-a165-70867728950e";

  it("ends in the form's key", () => {
    expect(draftHandle("Mug", key)).toBe("mug-0f8fad5bd9cb469f");
  });

  it("is the key alone for a title without letters", () => {
    expect(draftHandle("!", key)).toBe("0f8fad5bd9cb469f");
  });
});

describe("draftQuestionHash", () => {
  it("is the same for the same words and picture", () => {
    expect(draftQuestionHash(" Coffee  mug ", "uri")).toBe(draftQuestionHash("Coffee mug", "uri"));
  });

  it("differs for another title and for another picture", () => {
    const hash = draftQuestionHash("Coffee mug", "uri");

    expect(draftQuestionHash("Tea mug", "uri")).not.toBe(hash);
    expect(draftQuestionHash("Coffee mug", "other")).not.toBe(hash);
  });
});

describe("draftFieldsSchema", () => {
  it.each([["12"], ["12.5"], ["12.50"], [""]])("takes the price %j", (price) => {
    expect(draftFieldsSchema.parse({ price }).price).toBe(price);
  });

  it.each([["-1"], ["1.234"], ["1,5"], ["abc"]])("refuses the price %j", (price) => {
    expect(draftFieldsSchema.safeParse({ price }).success).toBe(false);
  });
});
