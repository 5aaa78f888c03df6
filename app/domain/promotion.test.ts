import { describe, expect, it } from "vitest";
import { isPromotion } from "./promotion";

describe("a collection", () => {
  it.each([
    "Summer sale 25 % off",
    "25% OFF",
    "Bis zu 50 % Rabatt",
    "Mother's Day",
    "MOTHER’S DAY gifts",
    "Valentines",
    "Black Friday deals",
    "Holiday 2026",
    "Clearance",
    "Weihnachtsgeschenke",
    "Muttertag",
    "Rebajas de verano",
    "Día de la madre",
    "Soldes d'hiver",
    "Noël",
    "Saldi estivi",
    "Promoção de Natal",
    "母の日ギフト",
    "Diskon Lebaran",
  ])("with the title “%s” is a promotion", (title) => {
    expect(isPromotion(title)).toBe(true);
  });

  it.each([
    "Mugs",
    "Wholesale",
    "Dealer stock",
    "New arrivals",
    "Mothers and babies",
    "Bestsellers",
    "Day dresses",
    "Easternwear",
    "100 % linen",
    "Kaffeetassen",
    "Vasos y tazas",
    "マグカップ",
  ])("with the title “%s” is none", (title) => {
    expect(isPromotion(title)).toBe(false);
  });
});
