import { createReadStream } from "node:fs";
import { parse, type CsvError, type Info } from "csv-parse";

export interface CsvRow {
  /** Line of the file the record starts on, counted from 1. */
  line: number;
  cells: string[];
}

interface RecordWithInfo {
  record: string[];
  info: Info;
}

/** Streams a file's records. A record that cannot be parsed is given to `onBroken` and skipped. */
export async function* readCsvRows(
  file: string,
  onBroken: (line: number) => void,
): AsyncGenerator<CsvRow> {
  const parser = parse({
    bom: true,
    info: true,
    relax_column_count: true,
    skip_records_with_error: true,
  });
  // pipe() passes no error on, and one that nobody hears ends the process.
  createReadStream(file)
    .on("error", (error) => parser.destroy(error))
    .pipe(parser);
  let nextLine = 1;
  parser.on("skip", (error: CsvError | undefined) => {
    onBroken(nextLine);
    nextLine = lineAfter(error) ?? nextLine + 1;
  });
  for await (const { record, info } of parser as AsyncIterable<RecordWithInfo>) {
    const line = nextLine;
    nextLine = info.lines + 1;
    if (record.some((cell) => cell.trim() !== "")) yield { line, cells: record };
  }
}

function lineAfter(error: CsvError | undefined): number | undefined {
  const lines: unknown = error?.["lines"];
  return typeof lines === "number" ? lines + 1 : undefined;
}
