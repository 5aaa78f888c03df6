import { expect, it } from "vitest";
import { exactFilterSchema, filterText } from "./exact-filter";
import { NO_FILTER, queryOf } from "./mapping-filter";

it("is the filter that a page sends", () => {
  expect(exactFilterSchema.parse("")).toEqual(NO_FILTER);
  expect(exactFilterSchema.parse("status=&q=mug&category=7&sort=title")).toEqual({
    ...NO_FILTER,
    search: "mug",
    localCategoryId: 7,
  });
});

it("is as long as its texts may be, in every language", () => {
  const text = "\u0E01".repeat(255);
  const filter = { ...NO_FILTER, search: text, vendor: text, productType: text };

  expect(exactFilterSchema.parse(queryOf(filter))).toEqual(filter);
  expect(filterText.safeParse("q=".padEnd(10_000, "x")).success).toBe(false);
});

it.each(["category=2147483648", "category=mugs", "branch=0", "status=done", "vendor=%00", "q=%20"])(
  "is refused where %j would filter nothing",
  (text) => {
    expect(exactFilterSchema.safeParse(text).success).toBe(false);
  },
);
