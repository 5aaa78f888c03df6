import { describe, expect, it } from "vitest";
import { localCategoryOf, titleForRecommendation } from "./product";

const MUGS = {
  id: "gid://shopify/TaxonomyCategory/hg-11-10",
  name: "Mugs",
  fullName: "Home & Garden > Mugs",
};

describe("localCategoryOf", () => {
  it("is Shopify's category where the product has one", () => {
    expect(localCategoryOf({ category: MUGS, productType: "Cup" })).toEqual({
      key: "taxonomy:hg-11-10",
      name: "Mugs",
      fullName: "Home & Garden > Mugs",
    });
  });

  it("is the product type where there is no category", () => {
    expect(localCategoryOf({ category: null, productType: " Cup " })).toEqual({
      key: "type:Cup",
      name: "Cup",
      fullName: "Cup",
    });
  });

  it("is the product type where Shopify says Uncategorized", () => {
    const none = {
      id: "gid://shopify/TaxonomyCategory/na",
      name: "Uncategorized",
      fullName: "Uncategorized",
    };

    expect(localCategoryOf({ category: none, productType: "Cup" }).key).toBe("type:Cup");
  });

  it("is Uncategorized where there is neither", () => {
    expect(localCategoryOf({ category: null, productType: "" }).key).toBe("none");
  });
});

describe("titleForRecommendation", () => {
  it("keeps a title that fits", () => {
    expect(titleForRecommendation("Blue  mug ")).toBe("Blue mug");
  });

  it("cuts at a word", () => {
    expect(titleForRecommendation("blue porcelain mug", 16)).toBe("blue porcelain");
  });

  it("keeps a word that ends where the title has to", () => {
    expect(titleForRecommendation("blue porcelain mug", 14)).toBe("blue porcelain");
  });

  it("cuts one long word rather than losing it", () => {
    expect(titleForRecommendation("x".repeat(300))).toBe("x".repeat(255));
  });

  it("does not cut a character in half", () => {
    expect(titleForRecommendation("😀".repeat(10), 5)).toBe("😀😀");
  });
});
