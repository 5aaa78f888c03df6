import { describe, expect, it } from "vitest";
import {
  anyTimeSchema,
  categoryIdSchema,
  categoryIdsSchema,
  nameSchema,
  productIdSchema,
  productIdsSchema,
  rowIdSchema,
  textSchema,
  timeSchema,
} from "./asked";

describe("an id", () => {
  it("is taken as text and as a number", () => {
    expect(rowIdSchema.parse("7")).toBe(7);
    expect(rowIdSchema.parse(7)).toBe(7);
    expect(productIdSchema.parse(8_000_000_000_001)).toBe(8_000_000_000_001n);
    expect(productIdSchema.parse("gid://shopify/Product/42")).toBe(42n);
    expect(categoryIdSchema.parse("601739")).toBe("601739");
  });

  it.each([1.5, -1, 2 ** 53, 1e21, Number.NaN, null, undefined, true, [], ["1"], {}, "\uD83D"])(
    "is refused as %j where a number of 32 bits is meant",
    (given) => {
      expect(rowIdSchema.safeParse(given).success).toBe(false);
    },
  );

  it("is one of a list with commas", () => {
    expect(productIdsSchema(2).parse("1,2")).toEqual([1n, 2n]);
    for (const given of ["", ",", "1,", "1,x", "1,2,3", "1, 2"])
      expect(productIdsSchema(2).safeParse(given).success).toBe(false);
  });
});

describe("categories' ids beside products", () => {
  it("are empty where a page shows none", () => {
    expect(categoryIdsSchema(3).parse("601739,,100001")).toEqual(["601739", "", "100001"]);
    expect(categoryIdsSchema(3).parse("")).toEqual([""]);
  });

  it.each(["\0", "601739,\0", "a\uD83D", "0", "601739 ", "9223372036854775808", "1,2,3,4", null])(
    "are refused as %j",
    (given) => {
      expect(categoryIdsSchema(3).safeParse(given).success).toBe(false);
    },
  );
});

describe("a text", () => {
  it("is made storable, and refused where it is too long", () => {
    expect(textSchema(4).parse("a\0\uD83D")).toBe("a\uFFFD");
    expect(textSchema(4).safeParse("Mug 1").success).toBe(false);
  });

  it("has to say something where it is a name", () => {
    expect(nameSchema(4).parse(" Mug ")).toBe("Mug");
    for (const given of ["", " ", "\0"]) expect(nameSchema(4).safeParse(given).success).toBe(false);
  });
});

describe("a time", () => {
  it("is taken as pages write it", () => {
    expect(timeSchema.parse("2026-11-25T12:00:00.412Z")).toEqual(
      new Date("2026-11-25T12:00:00.412Z"),
    );
  });

  it.each(["", "0000-01-01T00:00:00Z", "2026-02-30T00:00:00Z", "2026-11-25", "yesterday"])(
    "is refused as %j",
    (given) => {
      expect(timeSchema.safeParse(given).success).toBe(false);
    },
  );

  it.each(["-271821-04-20", "+010000-01-01T00:00:00Z", "0000-06-01", "never"])(
    "of another system is refused as %j",
    (given) => {
      expect(anyTimeSchema.safeParse(given).success).toBe(false);
    },
  );

  it("of another system may be what it has for never", () => {
    expect(anyTimeSchema.parse("0001-01-01T00:00:00Z").getUTCFullYear()).toBe(1);
  });
});
