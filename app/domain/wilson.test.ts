import { describe, expect, it } from "vitest";
import { wilsonInterval } from "./wilson";

describe("wilsonInterval", () => {
  // R: prop.test(hits, checked, correct = FALSE)$conf.int
  it.each([
    { hits: 1, checked: 200, low: 0.0008834, high: 0.0277787 },
    { hits: 8, checked: 10, low: 0.4901625, high: 0.9433178 },
    { hits: 5, checked: 1000, low: 0.0021378, high: 0.0116499 },
  ])(
    "of $hits in $checked has the bounds that statistics programs give",
    ({ hits, checked, low, high }) => {
      const estimate = wilsonInterval(hits, checked);

      expect(estimate.share).toBe(hits / checked);
      expect(estimate.low).toBeCloseTo(low, 4);
      expect(estimate.high).toBeCloseTo(high, 4);
    },
  );

  it("of nothing found is not certainty", () => {
    const estimate = wilsonInterval(0, 100);

    expect(estimate).toMatchObject({ share: 0, low: 0 });
    expect(estimate.high).toBeCloseTo(0.037, 3);
  });

  it("of all found ends at one", () => {
    expect(wilsonInterval(20, 20)).toMatchObject({ share: 1, high: 1 });
  });

  it("without a check says nothing", () => {
    expect(wilsonInterval(0, 0)).toEqual({ share: 0, low: 0, high: 1 });
  });
});
