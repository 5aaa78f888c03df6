import { describe, expect, it } from "vitest";
import { z } from "zod";
import { bigIdPart, cursorIn, numberPart, rowIdPart, textPart, timePart } from "./cursor";

describe("a cursor", () => {
  it("is read as its list writes it", () => {
    const shape = z.tuple([textPart, bigIdPart]);

    expect(cursorIn(shape, JSON.stringify(["Mug", "8000000000001"]))).toEqual([
      "Mug",
      "8000000000001",
    ]);
  });

  it.each([
    null,
    "",
    "null",
    "nonsense",
    "[]",
    '["Mug"]',
    '["Mug","1","2"]',
    '{"0":"Mug"}',
    '["Mug",1]',
  ])("that is %j is none", (written) => {
    expect(cursorIn(z.tuple([textPart, bigIdPart]), written)).toBeNull();
  });

  it("has texts that can be stored", () => {
    expect(textPart.parse("a\0\uD83D")).toBe("a\uFFFD");
  });

  it.each([
    "2026-11-25 12:00:00+00",
    "2026-11-25 12:00:00.000412-03:30",
    "2024-02-29 23:59:59.9+05:45",
    "2026-11-25 12:00:00+15:59",
  ])("has the time %j", (time) => {
    expect(timePart.safeParse(time).success).toBe(true);
  });

  it.each([
    "",
    "Mug",
    "2026-11-25T12:00:00Z",
    "2026-13-01 12:00:00+00",
    "2026-02-29 12:00:00+00",
    "0000-01-01 12:00:00+00",
    "2026-11-25 25:00:00+00",
    "2026-11-25 12:00:00+99",
    "2026-11-25 12:00:00+16",
    "2026-11-25 12:00:00-23:59",
    "2026-11-25 12:00:00+05:60",
    "2026-11-25 12:00:00",
  ])("has no time %j", (time) => {
    expect(timePart.safeParse(time).success).toBe(false);
  });

  it.each([
    [rowIdPart, "2147483648"],
    [bigIdPart, "9223372036854775808"],
    [numberPart, "-2"],
    [numberPart, "9999999999"],
  ])("has no number that is too large or too small", (part, number) => {
    expect(part.safeParse(number).success).toBe(false);
  });
});
