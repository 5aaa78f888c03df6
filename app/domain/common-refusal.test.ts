import { describe, expect, it } from "vitest";
import { commonRefusal, sumUp, type Answers } from "./common-refusal";

function refused(products: number, words: string | null = "words") {
  return { code: "12052225", words, products };
}

function batches(count: number, refusedOf50: number): Answers[] {
  return Array.from({ length: count }, () => ({ answers: 50, refusals: [refused(refusedOf50)] }));
}

describe("commonRefusal", () => {
  it("is what nine of ten answers are", () => {
    expect(commonRefusal(batches(1, 45), 0)).toEqual(refused(45));
    expect(commonRefusal(batches(1, 44), 0)).toBeNull();
  });

  it("takes fifty answers to be one", () => {
    const few = { answers: 49, refusals: [refused(49)] };

    expect(commonRefusal([few], 0)).toBeNull();
    expect(commonRefusal([few, { answers: 1, refusals: [refused(1)] }], 0)).toEqual(refused(50));
  });

  it("goes by the latest answers, so that a shop that is closed in the middle of a run is noticed", () => {
    expect(commonRefusal([...batches(3, 50), ...batches(100, 0)], 0)).toBeNull();
    expect(commonRefusal([...batches(4, 50), ...batches(100, 0)], 0)).toEqual(refused(200));
  });

  it("takes ten times as many once the merchant went on all the same", () => {
    expect(commonRefusal(batches(9, 50), 1)).toBeNull();
    expect(commonRefusal(batches(10, 50), 1)).toEqual(refused(500));
  });

  it("is none where products are refused for different reasons", () => {
    const refusals = [refused(25), { ...refused(25), code: "12052220" }];

    expect(commonRefusal([{ answers: 50, refusals }], 0)).toBeNull();
  });
});

it("refusals of one code are summed up, with the first words that there are", () => {
  expect(sumUp([refused(1, null), refused(2, "first"), refused(3, "second")])).toEqual([
    refused(6, "first"),
  ]);
});
