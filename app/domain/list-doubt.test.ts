import { describe, expect, it } from "vitest";
import type { PlacedList } from "./category-tree";
import { judgeList, type ListDoubt } from "./list-doubt";
import type { StoredCategory } from "./tree-difference";

const LEAVES = 20;

function leaf(number: number, change: Partial<StoredCategory> = {}): StoredCategory {
  const id = String(number);
  return {
    id,
    parentId: null,
    name: id,
    isLeaf: true,
    permissionStatuses: ["AVAILABLE"],
    path: [id],
    pathNames: [id],
    source: "tree",
    isRemoved: false,
    ...change,
  };
}

const STORED = Array.from({ length: LEAVES }, (_, index) => leaf(index + 1));

/** A list without these. */
function judge(lacking: number[], doubt: ListDoubt | null = null, isCheck = true) {
  return judgeList(doubt, { stored: STORED, listed: listWithout(lacking), isCheck });
}

function listWithout(lacking: number[], unclearIds: (string | null)[] = []): PlacedList {
  return { placed: STORED.filter(({ id }) => !lacking.includes(Number(id))), unclearIds };
}

const NONE = new Set();

describe("judgeList", () => {
  it("believes a list that lacks a tenth of the leaves", () => {
    expect(judge([1, 2])).toEqual({
      verdict: "believed",
      goneIds: new Set(["1", "2"]),
      unclearIds: NONE,
    });
  });

  it("doubts one that lacks more", () => {
    expect(judge([1, 2, 3])).toEqual({
      verdict: "doubted",
      doubt: { lists: 1, missingIds: ["1", "2", "3"] },
    });
  });

  it("doubts one that has them as no leaves", () => {
    const placed = STORED.map((category) => ({ ...category, isLeaf: false }));
    const listed = { placed, unclearIds: [] };

    expect(judgeList(null, { stored: STORED, listed, isCheck: false })).toMatchObject({
      verdict: "doubted",
      doubt: { missingIds: [] },
    });
  });

  it("believes one that has divided them", () => {
    const below = STORED.map((category) =>
      leaf(Number(category.id) + 100, { parentId: category.id }),
    );
    const placed = [...STORED.map((category) => ({ ...category, isLeaf: false })), ...below];
    const listed = { placed, unclearIds: [] };

    expect(judgeList(null, { stored: STORED, listed, isCheck: false })).toMatchObject({
      verdict: "believed",
    });
  });

  it("believes the third, as far as all three lack the same", () => {
    const first = judge([1, 2, 3, 4]);
    const second = judge([2, 3, 4, 5], first.verdict === "doubted" ? first.doubt : null);
    const third = judge([2, 3, 4, 6], second.verdict === "doubted" ? second.doubt : null);

    expect(second).toEqual({
      verdict: "doubted",
      doubt: { lists: 2, missingIds: ["2", "3", "4"] },
    });
    expect(third).toMatchObject({ verdict: "believed", goneIds: new Set(["2", "3", "4"]) });
  });

  it("does not count a list that comes in between, and hears what it names", () => {
    expect(judge([1, 2, 4], { lists: 2, missingIds: ["1", "2", "3"] }, false)).toEqual({
      verdict: "doubted",
      doubt: { lists: 2, missingIds: ["1", "2"] },
    });
  });

  it("believes a whole list at any time", () => {
    expect(judge([], { lists: 2, missingIds: ["1", "2", "3"] }, false)).toEqual({
      verdict: "believed",
      goneIds: NONE,
      unclearIds: NONE,
    });
  });

  it("believes a first list, and misses nothing that no list ever named or that is gone already", () => {
    const stored = [leaf(1, { source: "recommendation" }), leaf(2, { isRemoved: true })];

    const listed = { placed: [], unclearIds: [] };

    expect(judgeList(null, { stored, listed, isCheck: false })).toEqual({
      verdict: "believed",
      goneIds: NONE,
      unclearIds: NONE,
    });
  });

  it("does not take for gone what the list has no clear row of", () => {
    const listed = listWithout([1, 2], ["2", "unknown"]);

    expect(judgeList(null, { stored: STORED, listed, isCheck: false })).toEqual({
      verdict: "believed",
      goneIds: new Set(["1"]),
      unclearIds: new Set(["2"]),
    });
  });

  it("takes nothing for gone while a row could be of any category", () => {
    const stored = [...STORED, leaf(21, { isRemoved: true })];

    expect(judgeList(null, { stored, listed: listWithout([1], [null]), isCheck: false })).toEqual({
      verdict: "believed",
      goneIds: NONE,
      unclearIds: new Set(["1", "21"]),
    });
  });

  it("doubts a list of which more than a tenth is unclear, and never misses that", () => {
    const unclearIds = ["3", "x", "y"];
    const [first, ...others] = [null, 1, 2].map((lists) =>
      judgeList(lists === null ? null : { lists, missingIds: ["1", "3"] }, {
        stored: STORED,
        listed: listWithout([1, 3], unclearIds),
        isCheck: true,
      }),
    );

    expect(first).toEqual({ verdict: "doubted", doubt: { lists: 1, missingIds: ["1"] } });
    expect(others).toEqual([
      { verdict: "doubted", doubt: { lists: 2, missingIds: ["1"] } },
      { verdict: "believed", goneIds: new Set(["1"]), unclearIds: new Set(["3"]) },
    ]);
  });

  it("believes a first list whatever part of it is unclear", () => {
    const listed = listWithout([], ["21", "22", "23"]);

    expect(judgeList(null, { stored: [], listed, isCheck: false })).toMatchObject({
      verdict: "believed",
    });
  });
});
