import { describe, expect, it } from "vitest";
import { columnsIn, delimiterIn, FILE_COLUMNS, readRow, type ReadColumns } from "./mapping-file";

const COLUMNS = columnsIn([...FILE_COLUMNS]) as ReadColumns;

/** A row of the whole file with these cells. */
function row(changes: Partial<Record<(typeof FILE_COLUMNS)[number], string>>) {
  const cells = FILE_COLUMNS.map((column) => changes[column] ?? "");
  return readRow(cells, COLUMNS, 7);
}

describe("columnsIn", () => {
  it("finds the columns in any order and spelling", () => {
    expect(columnsIn(["tiktok_shop_category_id", "Note", "product id"])).toEqual({
      count: 3,
      productId: 2,
      categoryId: 0,
      status: null,
    });
  });

  it("is null without a product or a category", () => {
    expect(columnsIn(["Product ID", "Title"])).toBeNull();
    expect(columnsIn(["TikTok Shop category ID"])).toBeNull();
  });
});

describe("readRow", () => {
  it("reads the product, its category and whether it is decided", () => {
    expect(
      row({
        "Product ID": "8000000000001",
        "TikTok Shop category ID": "601739",
        Status: "Confirmed",
      }),
    ).toEqual({
      number: 7,
      givenId: "8000000000001",
      productId: 8000000000001n,
      categoryId: "601739",
      isConfirmed: true,
      problem: null,
    });
  });

  it("takes Shopify's global id", () => {
    expect(row({ "Product ID": "gid://shopify/Product/42" })).toMatchObject({
      productId: 42n,
      categoryId: "",
      problem: null,
    });
  });

  it.each([
    [{ "Product ID": "8.00E+12" }, "shortened-product-id"],
    [{ "Product ID": "8,00E+12" }, "shortened-product-id"],
    [{ "Product ID": "mug" }, "bad-product-id"],
    [{ "Product ID": "9999999999999999999" }, "bad-product-id"],
    [{ "Product ID": "80\u00000" }, "bad-product-id"],
    [{ "Product ID": "1", "TikTok Shop category ID": "601\u0000739" }, "bad-category-id"],
    [{ Title: "Mug" }, "bad-product-id"],
    [{ "Product ID": "1", "TikTok Shop category ID": "Mugs" }, "bad-category-id"],
    [{ "Product ID": "1", "TikTok Shop category ID": "6.0E+5" }, "bad-category-id"],
  ])("says what is wrong with %j", (cells, problem) => {
    expect(row(cells)?.problem).toBe(problem);
  });

  it("shows what a wrong cell held in a way that can be stored, and not half a character of it", () => {
    const long = `${"x".repeat(99)}😀 mug`;

    expect(row({ "Product ID": long, "TikTok Shop category ID": "\0a\uD83D" })).toMatchObject({
      givenId: "x".repeat(99),
      categoryId: "a\uFFFD",
      problem: "bad-product-id",
    });
  });

  it("says that cells are missing or too many", () => {
    expect(readRow(["1", "601739"], COLUMNS, 2)?.problem).toBe("wrong-column-count");
  });

  it("is null for an empty line", () => {
    expect(readRow([""], COLUMNS, 2)).toBeNull();
    expect(row({})).toBeNull();
  });
});

describe("delimiterIn", () => {
  it.each([
    ["Product ID,Title\r\n1,a;b;c", ","],
    ["Product ID;Title\n1;Mug, blue, big", ";"],
    ["Product ID\tTitle", "\t"],
    ["Product ID", ","],
  ])("of %j", (heading, sign) => {
    expect(delimiterIn(heading)).toBe(sign);
  });
});
