// A spreadsheet program takes what begins with one of these for a formula (OWASP, "CSV Injection"); the wide ones are
// typed in Japan. An apostrophe is our own sign before them.
const SIGN = "(?=[=+\\-@\\t\\r'\uFF1D\uFF0B\uFF0D\uFF20])";
// A program that divides lines at another separator divides our cells, too, and takes quotation marks behind one for
// the beginning of a quoted cell.
const CELL_BEGINS = '(^"*)';
const ANOTHER_BEGINS = '([,;|\\t\\r\\n]"*)';
const UNGUARDED = [CELL_BEGINS, ANOTHER_BEGINS].map((place) => new RegExp(place + SIGN, "g"));
const GUARDED = [CELL_BEGINS, ANOTHER_BEGINS].map((place) => new RegExp(`${place}'${SIGN}`, "g"));

/**
 * A line of a CSV file. Nothing in it is a formula, whether a program divides it at commas, semicolons or tabs: an
 * apostrophe stands before whatever would begin one.
 */
export function fileLine(cells: readonly string[]): string {
  return `${cells.map((cell) => quoted(guarded(cell))).join(",")}\r\n`;
}

/** A cell as it was before it was written to a file. */
export function unguarded(cell: string): string {
  return GUARDED.reduce((text, guard) => text.replace(guard, "$1"), cell);
}

function guarded(cell: string): string {
  // The last place first: an apostrophe at the beginning begins nothing.
  return UNGUARDED.reduceRight((text, place) => text.replace(place, "$1'"), cell);
}

function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
