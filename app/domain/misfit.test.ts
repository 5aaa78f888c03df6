import { describe, expect, it } from "vitest";
import { misfitAnswers, misfitReason, type PlacedAnswer } from "./misfit";

const answer = (path: string, products: number, changes: Partial<PlacedAnswer> = {}) => ({
  localCategoryId: 1,
  categoryId: path.split("/").at(-1) ?? "",
  branch: path.split("/").slice(0, 2).join("/"),
  products,
  waiting: products,
  ...changes,
});

describe("a recommendation that does not fit", () => {
  it("lies in another root, or on another second level, than the leading one", () => {
    const misfits = misfitAnswers([
      answer("home/kitchen/mugs", 8),
      answer("home/kitchen/bowls", 1),
      answer("home/garden/pots", 1),
      answer("pets/dogs/dog-bowls", 1),
    ]);

    expect(misfits.map(({ categoryId, leadingId }) => [categoryId, leadingId])).toEqual([
      ["dog-bowls", "mugs"],
      ["pots", "mugs"],
    ]);
  });

  it("is none where the local category does not agree", () => {
    expect(misfitAnswers([answer("home/kitchen/mugs", 5), answer("pets/dogs/bowls", 4)])).toEqual(
      [],
    );
  });

  it("is none where few products have a category", () => {
    expect(misfitAnswers([answer("home/kitchen/mugs", 3), answer("pets/dogs/bowls", 1)])).toEqual(
      [],
    );
  });

  it("is none any more once it is decided about", () => {
    const decided = answer("pets/dogs/bowls", 1, { waiting: 0 });

    expect(misfitAnswers([answer("home/kitchen/mugs", 9), decided])).toEqual([]);
  });

  it("comes with the biggest local category first", () => {
    const of = (localCategoryId: number, products: number) => [
      answer("home/kitchen/mugs", products, { localCategoryId }),
      answer("pets/dogs/bowls", 1, { localCategoryId }),
    ];

    const misfits = misfitAnswers([...of(1, 6), ...of(2, 60)]);

    expect(misfits.map(({ localCategoryId }) => localCategoryId)).toEqual([2, 1]);
  });
});

describe("the likeliest reason", () => {
  const product = { localCategoryId: 1, branch: "pets" };
  const type = (localCategoryId: number, branch: string, products: number) => ({
    localCategoryId,
    branch,
    products,
  });

  it("is the Shopify category where the type usually gets the same elsewhere", () => {
    expect(
      misfitReason(product, [type(1, "pets", 1), type(2, "pets", 5), type(2, "home", 1)]),
    ).toBe("wrong-shopify-category");
  });

  it("is a mixed product type where others of it got the same, but not most", () => {
    expect(misfitReason(product, [type(1, "pets", 4), type(1, "home", 20)])).toBe(
      "mixed-product-type",
    );
    expect(
      misfitReason(product, [type(1, "pets", 1), type(2, "pets", 4), type(2, "home", 9)]),
    ).toBe("mixed-product-type");
  });

  it.each([
    ["only two others got the same", [type(1, "pets", 3), type(1, "home", 5)]],
    ["fewer than a tenth of the type got the same", [type(1, "pets", 4), type(1, "home", 90)]],
    ["the product has no type", []],
  ])("is the title where %s", (_why, ofType) => {
    expect(misfitReason(product, ofType)).toBe("odd-title");
  });
});
