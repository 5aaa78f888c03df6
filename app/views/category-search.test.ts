import { beforeAll, describe, expect, it } from "vitest";
import { indexCategories, type CategorySearch } from "./category-search";
import { categoryWords } from "../domain/category-words";

const PATHS = [
  "Womenswear & Underwear › Women's Tops › Women's T-shirts",
  "Womenswear & Underwear › Women's Tops › Blouses & Shirts",
  "Menswear & Underwear › Men's Tops › Men's T-shirts",
  "Menswear & Underwear › Men's Tops › Men's Shirts",
  "Kitchenware › Drinkware › Cups & Mugs › Coffee Mugs",
  "Kitchenware › Tea & Coffee Ware › Coffee Grinders",
  "Furniture › Living Room Furniture › Coffee Tables",
  "Food & Beverages › Coffee › Coffee Beans",
  "Food & Beverages › Coffee › Instant Drinks",
  "家居 › 厨房用品 › 咖啡杯",
];

let search: CategorySearch;

beforeAll(async () => {
  search = await indexCategories(
    PATHS.map((path, index) => ({
      id: String(index),
      pathNames: path.split(" › "),
      otherPathNames: index === 4 ? ["Küchenbedarf", "Kaffeetassen"] : [],
    })),
  );
});

function found(query: string): string[] {
  return search(query, 5).map((id) => PATHS[Number(id)]?.split(" › ").at(-1) ?? "");
}

describe("searching", () => {
  it.each(["t shirt women", "t shrit women", "women tshirt", "womens t-shirts", "wommen t shirt"])(
    "%s finds the women's T-shirts first",
    (query) => {
      expect(found(query)[0]).toBe("Women's T-shirts");
    },
  );

  it.each(["coffee mgu", "coffee mgus", "cofeef mug", "coffee girnders"])(
    "%s is not a slip that matters",
    (query) => {
      expect(found(query)[0]).toMatch(/^Coffee (Mugs|Grinders)$/);
    },
  );

  it("puts words of the leaf before words of what is above it", () => {
    const names = found("coffee");

    expect(names.indexOf("Instant Drinks")).toBe(names.length - 1);
  });

  it("finds what is still being typed", () => {
    expect(found("coffee gri")[0]).toBe("Coffee Grinders");
  });

  it("finds by the market's own names, too", () => {
    expect(found("kaffeetassen")).toEqual(["Coffee Mugs"]);
  });

  it("finds something when one of the words is nowhere", () => {
    expect(found("artisanal coffee mug")[0]).toBe("Coffee Mugs");
  });

  it("finds words of scripts without spaces", () => {
    expect(found("咖啡杯")).toEqual(["咖啡杯"]);
  });

  it("finds nothing for nothing", () => {
    expect(found("")).toEqual([]);
    expect(found("   ")).toEqual([]);
    expect(found("xylophonist")).toEqual([]);
  });
});

describe("words", () => {
  it("have no accents, apostrophes and plurals", () => {
    expect(categoryWords("Women's T-Shirts & Röcke")).toEqual([
      "women",
      "t",
      "shirt",
      "tshirt",
      "rocke",
    ]);
  });

  it("that end in ss keep it", () => {
    expect(categoryWords("Dress Glass")).toEqual(["dress", "glass"]);
  });
});
