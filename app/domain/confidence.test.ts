import { describe, expect, it } from "vitest";
import { confidenceOf, siblingsSay, strayShare, type Evidence } from "./confidence";

const NO_RECORD = { accepted: 0, decided: 0 };
const ALONE: Evidence = {
  same: 1,
  any: 1,
  rival: 0,
  pair: NO_RECORD,
  branch: NO_RECORD,
  shop: NO_RECORD,
};

function wrong(evidence: Partial<Evidence>): number {
  return confidenceOf({ ...ALONE, ...evidence }).wrong;
}

describe("confidence", () => {
  it("in one answer alone is what TikTok Shop's worst record says", () => {
    const { level, wrong: chance } = confidenceOf(ALONE);

    expect(chance).toBeCloseTo(0.49, 5);
    expect(level).toBe("unsure");
  });

  it("is safe where 182 of 190 siblings agree", () => {
    const { level, wrong: chance } = confidenceOf({ ...ALONE, same: 182, any: 190, rival: 3 });

    expect(level).toBe("safe");
    expect(chance).toBeLessThan(0.005);
  });

  it("never says that an answer cannot be wrong", () => {
    const record = { accepted: 1_000_000, decided: 1_000_000 };
    const sure = { same: 1_000_000, any: 1_000_000, pair: record, branch: record, shop: record };

    expect(wrong(sure)).toBeGreaterThan(0);
  });

  it("needs more than a few siblings", () => {
    expect(confidenceOf({ ...ALONE, same: 2, any: 2 }).level).toBe("unsure");
    expect(confidenceOf({ ...ALONE, same: 4, any: 4 }).level).toBe("safe");
  });

  it("is lost by an answer that few siblings got: wrong answers scatter", () => {
    expect(confidenceOf({ ...ALONE, same: 4, any: 190, rival: 182 }).level).toBe("unsure");
  });

  it("sees in a local category that mixes two kinds that neither is safe", () => {
    const bigger = confidenceOf({ ...ALONE, same: 90, any: 200, rival: 70 });
    const smaller = confidenceOf({ ...ALONE, same: 70, any: 200, rival: 90 });

    expect(bigger.level).toBe("look");
    expect(smaller.level).not.toBe("safe");
  });

  it("grows with what the merchant accepted here, and falls with what was corrected", () => {
    const group = { same: 6, any: 12, rival: 4 };
    const shop = { accepted: 20, decided: 40 };
    const before = wrong({ ...group, shop });

    expect(wrong({ ...group, shop, pair: { accepted: 9, decided: 9 } })).toBeLessThan(before);
    expect(wrong({ ...group, shop, pair: { accepted: 0, decided: 9 } })).toBeGreaterThan(before);
  });

  it("takes fewer than three decisions for no record", () => {
    expect(wrong({ pair: { accepted: 2, decided: 2 } })).toBe(wrong({}));
  });

  it("grows with what was accepted in the branch elsewhere, but less than with the pair itself", () => {
    const record = { accepted: 40, decided: 40 };
    const [branch, pair] = [wrong({ branch: record }), wrong({ pair: record })];

    expect(branch).toBeLessThan(wrong({}));
    expect(pair).toBeLessThan(branch);
  });

  it("begins where the shop's own record is once there is one", () => {
    expect(wrong({ shop: { accepted: 950, decided: 1000 } })).toBeCloseTo(0.059, 2);
    expect(wrong({ shop: { accepted: 100, decided: 1000 } })).toBeCloseTo(0.892, 2);
  });
});

describe("the siblings' witness", () => {
  it("is silent without siblings", () => {
    expect(siblingsSay({ same: 1, any: 1 })).toBe(0);
  });

  it("is against an answer that no more have than wrong answers gather", () => {
    expect(siblingsSay({ same: 2, any: 50 })).toBeLessThan(0);
  });

  it.each([
    [500, 500],
    [1, 500],
  ])("of %i in %i is bounded", (same, any) => {
    expect(Math.abs(siblingsSay({ same, any }))).toBeLessThanOrEqual(6);
  });
});

describe("the share of strays", () => {
  it("is none where no other answer was given", () => {
    expect(strayShare({ same: 10, any: 10, rival: 0 })).toBe(0);
  });

  it("grows with the biggest rival and with what scatters besides", () => {
    const little = strayShare({ same: 80, any: 100, rival: 5 });

    expect(strayShare({ same: 80, any: 100, rival: 15 })).not.toBe(little);
    expect(strayShare({ same: 60, any: 100, rival: 25 })).toBeGreaterThan(little);
  });
});
