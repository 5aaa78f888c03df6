import { describe, expect, it } from "vitest";
import type { RecommendationAnswer } from "../../domain/manual-steps";
import { decidedCategoryId, standingDecision, type ChosenCategory } from "./category-decision";

const MUGS: ChosenCategory = { categoryId: "1", path: ["Mugs"], permission: "available" };
const recommended = (categoryId: string): RecommendationAnswer => ({
  outcome: "recommended",
  categoryId,
  path: [],
  permissionStatuses: [],
});

describe("standingDecision", () => {
  it("keeps an approval of what is recommended", () => {
    const approved = { decided: "approved", category: MUGS } as const;

    expect(standingDecision(approved, recommended("1"))).toBe(approved);
  });

  it("drops an approval when TikTok Shop recommends something else", () => {
    const approved = { decided: "approved", category: MUGS } as const;

    expect(standingDecision(approved, recommended("2"))).toEqual({ decided: "nothing" });
    expect(standingDecision(approved, null)).toEqual({ decided: "nothing" });
  });

  it("keeps the merchant's own choice whatever is recommended", () => {
    const chosen = { decided: "chosen", category: MUGS } as const;

    expect(standingDecision(chosen, recommended("2"))).toBe(chosen);
  });
});

describe("decidedCategoryId", () => {
  it("is what was approved or chosen, and nothing for later", () => {
    expect(decidedCategoryId({ decided: "approved", category: MUGS })).toBe("1");
    expect(decidedCategoryId({ decided: "chosen", category: MUGS })).toBe("1");
    expect(decidedCategoryId({ decided: "later" })).toBeNull();
    expect(decidedCategoryId({ decided: "nothing" })).toBeNull();
  });
});
