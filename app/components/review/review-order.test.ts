import { describe, expect, it } from "vitest";
import type { ReviewRow } from "../../views/review.server";
import { changeGroup, confirmCategory, confirmGroup, decidedRow, turnAside } from "./review-order";

const category = (id: string) => ({
  id,
  path: ["Home", id],
  permission: "available" as const,
  isGone: false,
});
const mugs = category("1");
const bowls = category("2");

const row: ReviewRow = {
  localCategoryId: 7,
  name: "Tableware",
  products: 190,
  confirmed: 0,
  waiting: 190,
  setAside: 0,
  answered: 190,
  status: "open",
  leading: { category: mugs, products: 182, waiting: 182, confirmable: 182, confidence: null },
  runnersUp: [{ category: bowls, products: 8, waiting: 8, confirmable: 8, confidence: null }],
  moreAnswers: 0,
  samples: [],
  categoryMapping: null,
};
const agreeing = { localCategoryId: 7, answer: "1", products: 182 };
const exceptions = { localCategoryId: 7, answer: "2", products: 8 };

describe("a row, while a decision about it is on its way", () => {
  it("is confirmed with its category mapping", () => {
    expect(decidedRow(row, confirmCategory(row, mugs))).toMatchObject({
      status: "confirmed",
      waiting: 0,
      confirmed: 190,
      categoryMapping: { category: mugs, asksStill: false },
    });
  });

  it("keeps the exceptions where only those that agree are confirmed", () => {
    const decided = decidedRow(row, confirmGroup(agreeing, mugs));

    expect(decided).toMatchObject({ status: "partly", waiting: 8, confirmed: 182 });
    expect(decided.leading?.confirmable).toBe(0);
  });

  it("is confirmed once the last group is changed", () => {
    const orders = [confirmGroup(agreeing, mugs), changeGroup(exceptions, bowls)];

    expect(orders.reduce(decidedRow, row)).toMatchObject({ status: "confirmed", waiting: 0 });
  });

  it("keeps what is set aside out of what is decided, and takes it back in", () => {
    const aside = decidedRow(row, turnAside(exceptions, "set-aside"));

    expect(aside).toMatchObject({ waiting: 182, setAside: 8 });
    expect(decidedRow(aside, confirmCategory(aside, mugs))).toMatchObject({
      status: "partly",
      confirmed: 182,
      setAside: 8,
    });
    expect(decidedRow(aside, turnAside(exceptions, "put-back"))).toMatchObject({
      waiting: 190,
      setAside: 0,
    });
  });

  it("stays as it is where the decision is about another row", () => {
    expect(decidedRow(row, confirmGroup({ ...agreeing, localCategoryId: 8 }, mugs))).toBe(row);
  });
});

describe("what the app is told", () => {
  it("is the filter that finds the group", () => {
    expect(changeGroup(exceptions, mugs).form).toEqual({
      intent: "change",
      categoryId: "1",
      matching: "category=7&answer=2",
    });
    expect(turnAside({ ...exceptions, answer: null }, "put-back").form).toEqual({
      intent: "put-back",
      matching: "category=7",
    });
  });
});
