import { describe, expect, it } from "vitest";
import { filterOf, NO_ANSWER, NO_FILTER, orderOf, queryOf } from "./mapping-filter";

describe("a filter of mappings", () => {
  it("comes back from the address it was written to", () => {
    const filter = {
      status: "needs-attention",
      search: "blue mug & bowl",
      localCategoryId: 12,
      branch: "600001",
      answer: "601302",
      vendor: "Käthe & Söhne",
      productType: "Mugs",
      reason: "needs-image",
      review: "set-aside",
    } as const;

    expect(filterOf(new URLSearchParams(queryOf(filter)))).toEqual(filter);
  });

  it("names what TikTok Shop recommends nothing for", () => {
    const filter = { ...NO_FILTER, answer: NO_ANSWER };

    expect(filterOf(new URLSearchParams(queryOf(filter)))).toEqual(filter);
  });

  it.each([
    "",
    "review=later",
    "status=nonsense",
    "category=abc",
    "branch=1;2",
    "q=+",
    "reason=x",
    "vendor=",
  ])("filters nothing by %j", (query) => {
    expect(filterOf(new URLSearchParams(query))).toEqual(NO_FILTER);
  });

  it("orders by title unless told otherwise", () => {
    expect(orderOf(new URLSearchParams("sort=size"))).toEqual({
      sort: "title",
      isDescending: false,
    });
    expect(orderOf(new URLSearchParams("sort=updated&order=desc"))).toEqual({
      sort: "updated",
      isDescending: true,
    });
  });
});
