import { expect, it } from "vitest";
import { exactFilterSchema } from "./exact-filter";
import { NO_FILTER } from "./mapping-filter";

it("is the filter that a page sends", () => {
  expect(exactFilterSchema.parse("")).toEqual(NO_FILTER);
  expect(exactFilterSchema.parse("status=&q=mug&category=7&sort=title")).toEqual({
    ...NO_FILTER,
    search: "mug",
    localCategoryId: 7,
  });
});

it.each(["category=2147483648", "category=mugs", "branch=0", "status=done", "vendor=%00", "q=%20"])(
  "is refused where %j would filter nothing",
  (text) => {
    expect(exactFilterSchema.safeParse(text).success).toBe(false);
  },
);
