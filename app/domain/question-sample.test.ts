import { describe, expect, it } from "vitest";
import { agreedAnswer } from "./question-sample";

describe("a sample", () => {
  it("that agrees to the chosen share answers for the rest", () => {
    const answers = [
      { categoryId: "2", products: 1 },
      { categoryId: "1", products: 9 },
    ];

    expect(agreedAnswer({ asked: 10, answers }, 90)).toBe("1");
    expect(agreedAnswer({ asked: 10, answers }, 100)).toBeNull();
  });

  it("counts products without a recommendation against it", () => {
    const answers = [{ categoryId: "1", products: 8 }];

    expect(agreedAnswer({ asked: 8, answers }, 90)).toBe("1");
    expect(agreedAnswer({ asked: 10, answers }, 90)).toBeNull();
  });

  it("of which nothing is left answers nothing", () => {
    expect(agreedAnswer({ asked: 0, answers: [] }, 90)).toBeNull();
    expect(agreedAnswer({ asked: 10, answers: [] }, 90)).toBeNull();
  });
});
