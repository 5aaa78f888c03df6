import { describe, expect, it } from "vitest";
import {
  createShopDomain,
  createTikTokShopCategoryId,
  mediaIdFromGid,
  productIdFromGid,
} from "./ids";

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

  it.each(["", "0", "012", "-1", "12a", "1.5", "9223372036854775808"])(
    "refuses %j as a category",
    (text) => {
      expect(() => createTikTokShopCategoryId(text)).toThrow("Not a TikTok Shop category id");
    },
  );

  it("takes the largest number of 64 bits as a category", () => {
    expect(createTikTokShopCategoryId("9223372036854775807")).toBe("9223372036854775807");
  });
});
