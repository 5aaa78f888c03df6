import { describe, expect, it } from "vitest";
import { cutText, storableJson, storableText } from "./text";

const FAMILY = "👩‍👩‍👧";

describe("storableText", () => {
  it.each([
    ["a\uD83Db", "a\uFFFDb"],
    ["\uDE00\uD83D", "\uFFFD\uFFFD"],
    ["\uD83D", "\uFFFD"],
    ["a\0b\0", "ab"],
    ["\uD83D\0\uDE00", "\uFFFD\uFFFD"],
  ])("makes %j %j", (text, storable) => {
    expect(storableText(text)).toBe(storable);
  });

  it.each(["", "Mug", "😀", FAMILY, "line\u2028separator", "\u0001\uFFFF\r\n\t"])(
    "leaves %j as it is",
    (text) => {
      expect(storableText(text)).toBe(text);
    },
  );
});

describe("storableJson", () => {
  it("makes every text of an answer storable, however deep, and leaves all else as it is", () => {
    const answer = {
      name: "Mugs\0",
      shops: [{ name: "Kiln \uD83D", id: 7, isOpen: true, closedAt: null }, "\0"],
      none: null,
    };

    expect(storableJson(answer)).toEqual({
      name: "Mugs",
      shops: [{ name: "Kiln \uFFFD", id: 7, isOpen: true, closedAt: null }, ""],
      none: null,
    });
  });

  it.each([null, true, 7, "Mug", []])("leaves %j as it is", (json) => {
    expect(storableJson(json)).toEqual(json);
  });
});

describe("cutText", () => {
  it.each([
    ["Mug", 5, "Mug"],
    ["Mug", 3, "Mug"],
    ["Mugs", 3, "Mug"],
    ["Mug", 0, ""],
    ["a😀", 2, "a"],
    ["😀😀", 3, "😀"],
    ["😀", 1, ""],
    ["cafe\u0301!", 4, "caf"],
    [`ab${FAMILY}`, 5, "ab"],
    ["a\r\nb", 2, "a"],
    ["🇩🇪🇫🇷", 6, "🇩🇪"],
  ])("of %j at %i is %j", (text, length, cut) => {
    expect(cutText(text, length)).toBe(cut);
  });

  it("divides no character far from the beginning", () => {
    const text = `${"x".repeat(999)}😀y`;

    expect(cutText(text, 1_000)).toBe("x".repeat(999));
  });

  it("divides a character of endless length, but no surrogate pair", () => {
    const endless = `a${"\u0301".repeat(500)}`;
    const endlessFamily = "👩\u200D".repeat(100);

    expect(cutText(endless, 300)).toHaveLength(300);
    expect(cutText(endlessFamily, 151)).toHaveLength(150);
    expect(cutText(endlessFamily, 2)).toBe("👩");
  });

  it("leaves nothing ill-formed of what was well formed", () => {
    const text = `${FAMILY}é🇩🇪😀`.repeat(20);

    for (let length = 0; length <= text.length; length++) {
      const cut = cutText(text, length);
      expect(cut.length).toBeLessThanOrEqual(length);
      expect(cut.isWellFormed()).toBe(true);
    }
  });
});
