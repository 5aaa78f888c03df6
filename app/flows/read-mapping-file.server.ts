import { CsvError, parse } from "csv-parse";
import { Readable } from "node:stream";
import { MOST_FILE_BYTES } from "../domain/body-limits";
import {
  columnsIn,
  delimiterIn,
  readRow,
  type FileRow,
  type ReadColumns,
} from "../domain/mapping-file";

/** The most rows of a file that an import takes. */
export const MAX_FILE_ROWS = 1_000_000;
const MAX_ROW_BYTES = 64 * 1024;
/** Rows that are handed on together. */
const PART_ROWS = 5_000;

/** Why a file cannot be used as a whole. */
export type FileProblem = "empty" | "no-columns" | "unreadable" | "too-large" | "too-many-rows";

/** A file that cannot be read; `row` where it stops making sense. */
export class UnusableFile extends Error {
  constructor(
    readonly problem: FileProblem,
    readonly row: number | null = null,
  ) {
    super(`The file cannot be used: ${problem}`);
  }
}

/**
 * Reads a file of mappings as it arrives, part by part: memory does not grow with it. Commas, semicolons or tabs may
 * separate its cells. @throws UnusableFile
 */
export async function* readMappingFile(
  bytes: AsyncIterable<Uint8Array>,
): AsyncGenerator<FileRow[]> {
  const arriving = bytes[Symbol.asyncIterator]();
  const first = await arriving.next();
  if (first.done) throw new UnusableFile("empty");
  const parser = parse({
    bom: true,
    delimiter: delimiterIn(textOf(first.value)),
    relax_column_count: true,
    max_record_size: MAX_ROW_BYTES,
  });
  const source = Readable.from(limited(first.value, arriving));
  source.on("error", (error) => parser.destroy(error));
  try {
    yield* partsOf(source.pipe(parser));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new UnusableFile("unreadable", Number(error.records ?? 0) + 1);
  } finally {
    source.destroy();
  }
}

async function* partsOf(records: AsyncIterable<string[]>): AsyncGenerator<FileRow[]> {
  let columns: ReadColumns | null = null;
  let part: FileRow[] = [];
  let number = 0;
  for await (const cells of records) {
    number += 1;
    if (!columns) {
      columns = columnsIn(cells);
      if (!columns) throw new UnusableFile("no-columns");
      continue;
    }
    if (number - 1 > MAX_FILE_ROWS) throw new UnusableFile("too-many-rows");
    const row = readRow(cells, columns, number);
    if (row) part.push(row);
    if (part.length < PART_ROWS) continue;
    yield part;
    part = [];
  }
  if (!columns) throw new UnusableFile("empty");
  if (part.length > 0) yield part;
}

async function* limited(
  first: Uint8Array,
  arriving: AsyncIterator<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  let size = 0;
  for (let part: Uint8Array | null = first; part; part = await nextPart(arriving)) {
    size += part.byteLength;
    if (size > MOST_FILE_BYTES) throw new UnusableFile("too-large");
    yield part;
  }
}

async function nextPart(arriving: AsyncIterator<Uint8Array>): Promise<Uint8Array | null> {
  const next = await arriving.next();
  return next.done ? null : next.value;
}

/** What spreadsheet programs save as "Unicode text" is UTF-16. */
function textOf(part: Uint8Array): string {
  const isUtf16 = part[0] === 0xff && part[1] === 0xfe;
  return new TextDecoder(isUtf16 ? "utf-16le" : "utf-8").decode(part);
}
