import { describe, expect, it } from "vitest";
import { agreementOf } from "./agreement";

describe("agreementOf", () => {
  it("puts the most frequent answer first", () => {
    const counts = [
      { categoryId: "2", products: 1 },
      { categoryId: "1", products: 12 },
    ];

    expect(agreementOf(counts)).toEqual({
      recommended: 13,
      answers: [
        { categoryId: "1", products: 12 },
        { categoryId: "2", products: 1 },
      ],
    });
  });

  it("leaves out answers that no product has", () => {
    expect(agreementOf([{ categoryId: "1", products: 0 }])).toEqual({
      recommended: 0,
      answers: [],
    });
  });
});
