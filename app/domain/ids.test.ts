import { describe, expect, it } from "vitest";
import {
  categoryIdIn,
  createProductId,
  createShopDomain,
  createTikTokShopCategoryId,
  mediaIdFromGid,
  productIdFromGid,
  productIdIn,
  rowIdIn,
} from "./ids";

const NO_NUMBERS = [
  "",
  "0",
  "-1",
  "+1",
  "01",
  "1.0",
  "1e3",
  "0x1",
  " 1",
  "1\0",
  "1\n",
  "\uFF11",
  "NaN",
];

describe("ids", () => {
  it("reads the number of a global id", () => {
    expect(productIdFromGid("gid://shopify/Product/8000000000001")).toBe(8000000000001n);
  });

  it("refuses the id of something else", () => {
    expect(() => mediaIdFromGid("gid://shopify/Product/1")).toThrow("Not a MediaImage id");
  });

  it.each(["evil.com", "a.myshopify.com.evil.com", "-a.myshopify.com", ""])(
    "refuses %j as a shop",
    (text) => {
      expect(() => createShopDomain(text)).toThrow("Not a shop domain");
    },
  );

  it.each([...NO_NUMBERS, "12a", "9223372036854775808"])("refuses %j as a category", (text) => {
    expect(() => createTikTokShopCategoryId(text)).toThrow("Not a TikTok Shop category id");
    expect(categoryIdIn(text)).toBeNull();
  });

  it("takes the largest number of 64 bits as a category", () => {
    expect(categoryIdIn("9223372036854775807")).toBe("9223372036854775807");
  });

  it.each([...NO_NUMBERS, "2147483648", "9".repeat(400)])("refuses %j as a row's id", (text) => {
    expect(rowIdIn(text)).toBeNull();
  });

  it("takes every id that a column of 32 bits holds as a row's", () => {
    expect([rowIdIn("1"), rowIdIn("2147483647")]).toEqual([1, 2_147_483_647]);
  });

  it.each([
    ...NO_NUMBERS,
    "9223372036854775808",
    "9".repeat(400),
    "gid://shopify/Product/9223372036854775808",
    "gid://shopify/Product/0",
    "gid://shopify/Product/",
    "gid://shopify/Collection/1",
    "gid://shopify/Product/1?x=1",
  ])("refuses %j as a product", (text) => {
    expect(productIdIn(text)).toBeNull();
    expect(() => createProductId(text)).toThrow("Not a product id");
    expect(() => productIdFromGid(text)).toThrow("Not a Product id");
  });

  it("takes every id that a column of 64 bits holds as a product's", () => {
    const largest = "9223372036854775807";

    expect(productIdIn(largest)).toBe(2n ** 63n - 1n);
    expect(productIdIn(`gid://shopify/Product/${largest}`)).toBe(2n ** 63n - 1n);
  });
});
