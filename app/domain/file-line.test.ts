import fc from "fast-check";
import { parse } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import { fileLine, unguarded } from "./file-line";

const FORMULA = /^"*[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]/;
/** Texts of what makes cells, quotation and formulas. */
const awkward = fc.stringOf(
  fc.oneof(fc.constantFrom(...",;|\t\r\n\"'=+-@\uFF1D ".split("")), fc.constantFrom("a", "1")),
  { maxLength: 12 },
);

describe("a line of a file", () => {
  it.each([
    ["=1+2", "'=1+2"],
    ["\t=1", "'\t'=1"],
    ["'=1", "''=1"],
    [";=1+1", ";'=1+1"],
    ["Mug;+49 30", "Mug;'+49 30"],
    ["a\t@SUM(A1)", "a\t'@SUM(A1)"],
    ["a|-1", "a|'-1"],
    ["\uFF1D1+1", "'\uFF1D1+1"],
  ])("holds %j as %j", (cell, written) => {
    expect(fileLine([cell])).toBe(`${written}\r\n`);
  });

  it.each(["Mug", "O'Neill", "5-pack", "a=b", "Mug; blue", "Mug - blue", ""])(
    "leaves %j as it is",
    (cell) => {
      expect(fileLine([cell])).toBe(`${cell}\r\n`);
    },
  );

  it("gives back what an apostrophe stood before all along", () => {
    expect(["'", "''", "a;'"].map((cell) => unguarded(fileLine([cell]).trim()))).toEqual([
      "'",
      "''",
      "a;'",
    ]);
  });

  it("quotes what would end a cell or a line", () => {
    expect(fileLine(['2" nail', "a,b", "a\nb"])).toBe('"2"" nail","a,b","a\nb"\r\n');
  });

  it("gives every cell back", () => {
    fc.assert(
      fc.property(fc.array(awkward, { minLength: 1, maxLength: 4 }), (cells) => {
        const [read = []] = parse(fileLine(["1", ...cells]));

        expect((read as string[]).map(unguarded)).toEqual(["1", ...cells]);
      }),
    );
  });

  it("is no formula for a program that divides it elsewhere, quoted or not", () => {
    fc.assert(
      fc.property(fc.array(awkward, { minLength: 1, maxLength: 4 }), (cells) => {
        const line = fileLine(["1", ...cells]);

        for (const divided of [/[,\r\n]/, /[;\r\n]/, /[\t\r\n]/, /[|\r\n]/])
          for (const cell of line.split(divided)) expect(cell).not.toMatch(FORMULA);
      }),
    );
  });

  it("takes no time for a cell of quotation marks", () => {
    const quotes = `;${'"'.repeat(60_000)}`;

    expect(unguarded(quotes)).toBe(quotes);
  });
});
