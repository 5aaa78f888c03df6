import { describe, expect, it } from "vitest";
import { groupConfidences, safeGroups, type CountedRecommendation } from "./group-confidence";

function group(changes: Partial<CountedRecommendation>): CountedRecommendation {
  return {
    localCategoryId: 1,
    categoryId: "10",
    branchId: "1",
    isLeaf: true,
    permissionStatuses: ["AVAILABLE"],
    products: 100,
    waiting: 100,
    accepted: 0,
    decided: 0,
    asked: changes.products ?? 100,
    ...changes,
  };
}

describe("confidence by group", () => {
  it("takes the groups of the same local category for siblings, and no others", () => {
    const [first] = groupConfidences(
      [
        group({}),
        group({ categoryId: "11", products: 7 }),
        group({ categoryId: "12", products: 2 }),
        group({ localCategoryId: 2, categoryId: "11", products: 500 }),
      ],
      [],
    );

    expect(first?.confidence.evidence).toMatchObject({ same: 100, any: 109, rival: 7 });
  });

  it("takes none for a witness that took the answer of a sample", () => {
    const [first] = groupConfidences(
      [group({ products: 300, asked: 10 }), group({ categoryId: "11", products: 2 })],
      [],
    );

    expect(first?.confidence.evidence).toMatchObject({ same: 10, any: 12, rival: 2 });
  });

  it("leaves what was decided in the same local category out of the branch's record", () => {
    const [first] = groupConfidences(
      [
        group({ decided: 20, accepted: 18 }),
        group({ categoryId: "11", decided: 5, accepted: 0 }),
        group({ categoryId: "99", branchId: "9", decided: 50, accepted: 50 }),
      ],
      [
        { branchId: "1", decided: 40, accepted: 30 },
        { branchId: "9", decided: 50, accepted: 50 },
      ],
    );

    expect(first?.confidence.evidence).toMatchObject({
      pair: { decided: 20, accepted: 18 },
      branch: { decided: 15, accepted: 12 },
      shop: { decided: 90, accepted: 80 },
    });
  });
});

describe("safe groups", () => {
  const confirmed = (changes: Partial<CountedRecommendation>) =>
    safeGroups(groupConfidences([group(changes)], []), []);

  it("are those that wait, in a category that is open to all", () => {
    expect(confirmed({})).toMatchObject([{ localCategoryId: 1, categoryId: "10", waiting: 100 }]);
    expect(confirmed({ waiting: 0 })).toEqual([]);
    expect(confirmed({ permissionStatuses: ["INVITE_ONLY"] })).toEqual([]);
    expect(confirmed({ permissionStatuses: ["PROHIBITED"] })).toEqual([]);
    expect(confirmed({ isLeaf: false })).toEqual([]);
  });

  it("are not those that one has to look at", () => {
    expect(confirmed({ products: 1 })).toEqual([]);
  });

  it("count without what is left to the merchant", () => {
    const groups = groupConfidences([group({})], []);
    const alone = { localCategoryId: 1, categoryId: "10", products: 30 };

    expect(safeGroups(groups, [alone])).toMatchObject([{ waiting: 70 }]);
    expect(safeGroups(groups, [{ ...alone, products: 100 }])).toEqual([]);
  });
});
