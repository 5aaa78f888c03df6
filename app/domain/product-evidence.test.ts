import { describe, expect, it } from "vitest";
import { attributeKind, evidenceFor, type ProductFacts } from "./product-evidence";

const SHIRT: ProductFacts = {
  vendor: "Kiln",
  options: [
    { name: "Größe", values: ["S", "M"] },
    { name: "Colour", values: ["Blue"] },
    { name: "Title", values: ["Default Title"] },
  ],
  weightGrams: 200,
};

describe("an attribute's name", () => {
  it.each([
    ["Brand", "brand"],
    ["Size", "size"],
    ["Shoe Size", "size"],
    ["Talla", "size"],
    ["Color", "color"],
    ["Farbe", "color"],
    ["Material", "material"],
    ["Pattern", null],
    ["Size chart", null],
    ["Colorful", null],
  ])("%s is about %s", (name, kind) => {
    expect(attributeKind(name)).toBe(kind);
  });
});

describe("what Shopify has", () => {
  it("is the vendor for the brand, and options by their name", () => {
    expect(evidenceFor("brand", SHIRT)).toBe("Kiln");
    expect(evidenceFor("size", SHIRT)).toBe("S, M");
    expect(evidenceFor("color", SHIRT)).toBe("Blue");
  });

  it("is nothing where it is not evident", () => {
    expect(evidenceFor("material", SHIRT)).toBeNull();
    expect(evidenceFor(null, SHIRT)).toBeNull();
    expect(evidenceFor("brand", { ...SHIRT, vendor: "" })).toBeNull();
  });
});
