import { access, constants, stat } from "node:fs/promises";
import type { Catalog, CatalogProduct } from "./catalog-product";
import { columnsOf, type Columns } from "./csv-columns";
import { whyMisaligned } from "./csv-misaligned";
import { addRow, productFromRow } from "./csv-product";
import { readCsvRows, type CsvRow } from "./csv-rows";
import { handleOf } from "./seeded";

/** A row that was not imported, and why. Rows are counted as lines of the file, from 1. */
export interface CsvProblem {
  file: string;
  row: number;
  message: string;
}

/** The file cannot be read as a Shopify product CSV at all; the message is one sentence for whoever named the file. */
export class NotAProductCsv extends Error {
  override name = "NotAProductCsv";
}

interface Reading {
  products: Map<string, { product: CatalogProduct; file: string }>;
  problems: CsvProblem[];
}

/**
 * Products of Shopify product CSVs of every header generation. A distinct handle is a product; rows repeating it are
 * its further variants and pictures. A row whose values stand in wrong columns is reported and never half read.
 */
export async function csvCatalog(
  files: string[],
): Promise<{ catalog: Catalog; problems: CsvProblem[] }> {
  const reading: Reading = { products: new Map(), problems: [] };
  for (const file of files) await readFileInto(reading, file);
  const products = [...reading.products.values()].map(({ product }) => product);
  return {
    catalog: { size: products.length, at: (index) => productAt(products, index) },
    problems: reading.problems,
  };
}

function productAt(products: CatalogProduct[], index: number): CatalogProduct {
  const product = products[index];
  if (!product) throw new RangeError(`The CSV catalog has no product ${index}.`);
  return product;
}

async function readFileInto(reading: Reading, file: string): Promise<void> {
  await access(file, constants.R_OK).catch(() => {
    throw new NotAProductCsv(`${file} cannot be read.`);
  });
  if ((await stat(file)).isDirectory())
    throw new NotAProductCsv(`${file} is a folder: name the CSV files in it.`);
  let columns: Columns | undefined;
  const report = (row: number, message: string) =>
    void reading.problems.push({ file, row, message });
  const rows = readCsvRows(file, (line) =>
    report(line, "The row's quotation marks do not match, so it cannot be read."),
  );
  try {
    for await (const row of rows) {
      if (!columns) columns = productColumns(row.cells, file);
      else readRow(reading, { row, columns, file, report });
    }
  } catch (error) {
    if (error instanceof NotAProductCsv) throw error;
    throw new NotAProductCsv(`${file} cannot be read as a CSV file.`, { cause: error });
  }
  if (!columns) throw new NotAProductCsv(`${file} is empty.`);
}

function productColumns(header: string[], file: string): Columns {
  const columns = columnsOf(header);
  if (columns.has("title") && columns.has("handle")) return columns;
  throw new NotAProductCsv(
    `${file} is no Shopify product CSV: its first line does not have the columns Handle (or URL handle) and Title.`,
  );
}

interface RowToRead {
  row: CsvRow;
  columns: Columns;
  file: string;
  report: (row: number, message: string) => void;
}

function readRow({ products }: Reading, { row, columns, file, report }: RowToRead): void {
  const misaligned = whyMisaligned(row.cells, columns);
  if (misaligned) return report(row.line, misaligned);

  const read = columns.cellsOf(row.cells);
  const handle = read("handle") || handleOf(read("title"));
  const known = products.get(handle);
  if (!handle) return report(row.line, "The row has neither a handle nor a title.");
  if (known && known.file !== file)
    return report(row.line, `The product ${handle} was already read from ${known.file}.`);
  if (!known && !read("title"))
    return report(row.line, `The product ${handle} has no title before this row.`);

  const product = known?.product ?? productFromRow(handle, read);
  products.set(handle, { product, file });
  addRow(product, read);
}
