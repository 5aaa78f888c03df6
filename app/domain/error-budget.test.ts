import { describe, expect, it } from "vitest";
import { inPercent, isErrorBudget, passesBudget, withinBudget } from "./error-budget";

describe("an error budget", () => {
  it("confirms the surest groups as long as all together keep to it", () => {
    const surest = { waiting: 100, wrong: 0.002 };
    const fair = { waiting: 50, wrong: 0.008 };
    const worse = { waiting: 100, wrong: 0.009 };

    expect(withinBudget([worse, fair, surest], 0.005)).toEqual([surest, fair]);
  });

  it("confirms nothing where the surest group is not sure enough", () => {
    expect(withinBudget([{ waiting: 10, wrong: 0.006 }], 0.005)).toEqual([]);
  });

  it("takes no group without products that wait", () => {
    expect(withinBudget([{ waiting: 0, wrong: 0.001 }], 0.005)).toEqual([]);
  });

  it("is one of the offered shares", () => {
    expect(isErrorBudget(0.005)).toBe(true);
    expect(isErrorBudget(0.5)).toBe(false);
  });

  it("is passed by what is above it, however few were checked", () => {
    expect(passesBudget({ checked: 1000, wrong: 5 }, 0.005)).toBe(false);
    expect(passesBudget({ checked: 1000, wrong: 6 }, 0.005)).toBe(true);
    expect(passesBudget({ checked: 3, wrong: 1 }, 0.005)).toBe(true);
    expect(passesBudget({ checked: 0, wrong: 0 }, 0.005)).toBe(false);
  });

  it("is told in percent with one digit", () => {
    expect(inPercent({ share: 0.005, low: 0.0009, high: 0.0278 })).toEqual({
      share: "0.5",
      low: "0.1",
      high: "2.8",
    });
  });
});
