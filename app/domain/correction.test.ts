import { describe, expect, it } from "vitest";
import { answerOffers, titleWords, wordOffers, type Correction } from "./correction";

const corrected = (title: string, changes: Partial<Correction> = {}): Correction => ({
  localCategoryId: 1,
  productType: "Tableware",
  title,
  from: "mugs",
  to: "bowls",
  ...changes,
});
const settled = (confirmed: string, products: number) => ({
  localCategoryId: 1,
  recommended: "mugs",
  confirmed,
  products,
});

describe("an offer for the same recommendation", () => {
  it("is what the merchant replaced it by", () => {
    const offers = answerOffers([corrected("A"), corrected("B")], [settled("bowls", 2)]);

    expect(offers).toEqual([
      { kind: "answer", localCategoryId: 1, from: "mugs", to: "bowls", corrected: 2 },
    ]);
  });

  it("is what it was replaced by most often", () => {
    const corrections = [corrected("A"), corrected("B"), corrected("C", { to: "cups" })];

    const offers = answerOffers(corrections, [settled("bowls", 2), settled("cups", 1)]);

    expect(offers).toMatchObject([{ to: "bowls", corrected: 2 }]);
  });

  it("is not made where the recommendation was confirmed as often", () => {
    expect(answerOffers([corrected("A")], [settled("bowls", 1), settled("mugs", 1)])).toEqual([]);
  });

  it("is made for each local category on its own", () => {
    const elsewhere = { ...settled("mugs", 50), localCategoryId: 2 };

    const offers = answerOffers([corrected("A")], [elsewhere]);

    expect(offers).toHaveLength(1);
  });
});

describe("an offer for the same word", () => {
  const titles = (...pairs: [string, string | null][]) =>
    pairs.map(([title, confirmed]) => ({ productType: "Tableware", title, confirmed }));

  it("is made for a word that corrected titles share and that tells products apart", () => {
    const offers = wordOffers(
      [corrected("Stoneware bowl, blue"), corrected("Deep bowl")],
      titles(["Stoneware bowl, blue", "bowls"], ["Deep bowl", "bowls"], ["Soup bowl", null]).concat(
        titles(["Mug, red", null], ["Mug, blue", null], ["Plate", null], ["Cup", null]),
      ),
    );

    expect(offers).toEqual([
      { kind: "word", productType: "Tableware", word: "bowl", to: "bowls", corrected: 2 },
    ]);
  });

  it("needs more than one corrected title", () => {
    expect(wordOffers([corrected("Deep bowl")], titles(["Mug", null], ["Cup", null]))).toEqual([]);
  });

  it("is not made for a word of a title that was confirmed for another category", () => {
    const offers = wordOffers(
      [corrected("Kiln bowl"), corrected("Kiln dish")],
      titles(["Kiln mug", "mugs"], ["Cup", null], ["Plate", null], ["Jug", null]),
    );

    expect(offers).toEqual([]);
  });

  it("is not made for a word that half of the product type has", () => {
    const offers = wordOffers(
      [corrected("Kiln bowl"), corrected("Kiln dish")],
      titles(["Kiln mug", null], ["Cup", null]),
    );

    expect(offers).toEqual([]);
  });

  it("is not made without a product type", () => {
    const untyped = { productType: "" };

    const offers = wordOffers([corrected("Bowl A", untyped), corrected("Bowl B", untyped)], []);

    expect(offers).toEqual([]);
  });
});

describe("the words of a title", () => {
  it("leave out numbers and what is short, and the s of a plural", () => {
    expect([...titleWords("2 Bowls of glass, XL 500ml – Käthe's")]).toEqual([
      "bowl",
      "glass",
      "käthe",
    ]);
  });
});
