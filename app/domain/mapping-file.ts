import { unguarded } from "./file-line";
import { categoryIdIn, productIdIn, type ProductId } from "./ids";
import { cutText, storableText } from "./text";

export { fileLine } from "./file-line";

/** The heading of a file of mappings: what is exported, and what an import looks for, in any order. */
export const FILE_COLUMNS = [
  "Product ID",
  "Handle",
  "Title",
  "Local category",
  "TikTok Shop category ID",
  "TikTok Shop category",
  "Status",
  "Agreement",
  "Decided by",
  "Decided at",
] as const;

export type FileColumn = (typeof FILE_COLUMNS)[number];

/** Why a row of a file cannot be used. */
export const ROW_PROBLEMS = [
  "wrong-column-count",
  "bad-product-id",
  "shortened-product-id",
  "bad-category-id",
  "unknown-product",
  "duplicate",
  "unknown-category",
  "category-gone",
  "not-a-leaf",
] as const;
export type RowProblem = (typeof ROW_PROBLEMS)[number];

/** What a row of a file says, as far as an import reads it. */
export interface FileRow {
  /** As spreadsheets count: the heading is row 1. */
  number: number;
  /** What the file has for the product, as it stands there. */
  givenId: string;
  productId: ProductId | null;
  /** '' says nothing about the product. */
  categoryId: string;
  /** The file says that the category is decided. */
  isConfirmed: boolean;
  problem: RowProblem | null;
}

/** Where the columns that an import reads are. */
export interface ReadColumns {
  count: number;
  productId: number;
  categoryId: number;
  status: number | null;
}

const MAX_GIVEN = 100;

/** Finds the columns in a file's heading, or null where it has none for product and category. */
export function columnsIn(heading: readonly string[]): ReadColumns | null {
  const names = heading.map((cell) => nameOf(unguarded(cell)));
  const at = (column: FileColumn) => names.indexOf(nameOf(column));
  const [productId, categoryId, status] = [
    at("Product ID"),
    at("TikTok Shop category ID"),
    at("Status"),
  ];
  if (productId < 0 || categoryId < 0) return null;
  return { count: heading.length, productId, categoryId, status: status < 0 ? null : status };
}

/** "Product ID", "product_id" and "Product id " are the same column. */
function nameOf(text: string): string {
  return text.toLowerCase().replace(/[\s_-]+/g, "");
}

/** Reads a row, or null where the line is empty. */
export function readRow(
  cells: readonly string[],
  columns: ReadColumns,
  number: number,
): FileRow | null {
  if (cells.every((cell) => cell.trim() === "")) return null;
  const cell = (index: number | null) =>
    index === null ? "" : unguarded(cells[index] ?? "").trim();
  const givenId = cell(columns.productId);
  const categoryId = cell(columns.categoryId);
  const productId = productIdIn(givenId);
  return {
    number,
    givenId: shown(givenId),
    productId,
    categoryId: shown(categoryId),
    isConfirmed: cell(columns.status).toLowerCase() === "confirmed",
    problem: problemOf({
      hasColumns: cells.length === columns.count,
      givenId,
      productId,
      isCategoryId: categoryId === "" || categoryIdIn(categoryId) !== null,
    }),
  };
}

/** What a cell held, for the list of bad rows. */
function shown(cell: string): string {
  return cutText(storableText(cell), MAX_GIVEN);
}

function problemOf(row: {
  hasColumns: boolean;
  givenId: string;
  productId: ProductId | null;
  isCategoryId: boolean;
}): RowProblem | null {
  if (!row.hasColumns) return "wrong-column-count";
  if (row.productId === null)
    return isShortened(row.givenId) ? "shortened-product-id" : "bad-product-id";
  return row.isCategoryId ? null : "bad-category-id";
}

/** Spreadsheet programs write 8000000000123 as 8.00E+12, and what is lost cannot be had back. */
function isShortened(text: string): boolean {
  return /^\d+([.,]\d+)?e\+?\d+$/i.test(text);
}

/** How the file of a heading tells its cells apart: spreadsheet programs of many countries write semicolons. */
export function delimiterIn(heading: string): "," | ";" | "\t" {
  const [line = ""] = heading.split(/\r?\n/, 1);
  const counted = ([",", ";", "\t"] as const).map((sign) => ({
    sign,
    count: line.split(sign).length,
  }));
  return counted.reduce((best, each) => (each.count > best.count ? each : best)).sign;
}
