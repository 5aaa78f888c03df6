import { fileLine, type RowProblem } from "../domain/mapping-file";
import type { MappingStatus } from "../domain/mapping-status";
import type { Database } from "../tables/database.server";
import { findDecision, undoOf } from "../tables/decision-jobs.server";
import {
  badRows,
  countProblems,
  plannedChanges,
  type BadRow,
} from "../tables/mapping-import-rows.server";
import {
  findImport,
  type ImportStatus,
  type MappingImport,
} from "../tables/mapping-imports.server";

/** A product that an import changes, before and after. */
export interface ChangeView {
  number: number;
  productId: string;
  title: string;
  before: { status: MappingStatus; path: string[] | null };
  after: string[];
}

/** A file of mappings: what it would change, or what became of it. */
export interface ImportView {
  id: number;
  name: string;
  status: ImportStatus;
  rows: number;
  unchanged: number;
  bad: number;
  changes: number;
  lookedAt: number;
  decided: number;
  problems: { problem: RowProblem; rows: number }[];
  badRows: BadRow[];
  samples: ChangeView[];
  /** Whether what it changed can be taken back, is being taken back, or was. */
  undo: "possible" | "going" | "done" | null;
}

const SHOWN_CHANGES = 10;
const SHOWN_BAD_ROWS = 20;
const PROBLEM_SLICE = 2_000;

interface Asked {
  shopId: number;
  id: number;
  now: Date;
}

/** An import of this shop, or null. */
export async function importView(database: Database, asked: Asked): Promise<ImportView | null> {
  const found = await findImport(database, asked);
  if (!found || found.status === "reading") return null;
  const [problems, bad, samples, undo] = await Promise.all([
    countProblems(database, found.id),
    badRows(database, found.id, { after: 0, limit: SHOWN_BAD_ROWS }),
    found.status === "applied" ? [] : plannedChanges(database, found, SHOWN_CHANGES),
    undoView(database, found),
  ]);
  const { id, name, status, rows, unchanged, changes, lookedAt, decided } = found;
  return {
    ...{ id, name, status, rows, unchanged, changes, lookedAt, decided },
    bad: found.bad,
    problems,
    badRows: bad,
    samples: samples.map((each) => ({
      number: each.number,
      productId: each.productId.toString(),
      title: each.title,
      before: { status: each.beforeStatus, path: each.beforePath },
      after: each.afterPath ?? [],
    })),
    undo,
  };
}

async function undoView(
  database: Database,
  { shopId, decisionId }: MappingImport,
): Promise<ImportView["undo"]> {
  if (decisionId === null) return null;
  const decision = await findDecision(database, shopId, decisionId);
  if (!decision) return null;
  const undo = await undoOf(database, shopId, decisionId);
  if (!undo) return "possible";
  return undo.isFinished ? "done" : "going";
}

/** The decision that applying the import was, or null. */
export async function decisionOfImport(database: Database, asked: Asked): Promise<number | null> {
  return (await findImport(database, asked))?.decisionId ?? null;
}

/** How the file of bad rows is headed, and what it says of each. */
interface ProblemWords {
  heading: string[];
  explain(row: BadRow): string;
}

/** All rows of an import that cannot be used, as parts of a file. */
export async function* importProblemFile(
  database: Database,
  asked: Asked,
  words: ProblemWords,
): AsyncGenerator<string> {
  yield fileLine(words.heading);
  const found = await findImport(database, asked);
  if (!found) return;
  let after = 0;
  for (;;) {
    const rows = await badRows(database, found.id, { after, limit: PROBLEM_SLICE });
    const last = rows.at(-1);
    if (!last) return;
    yield rows
      .map((row) => fileLine([String(row.number), row.givenId, row.categoryId, words.explain(row)]))
      .join("");
    after = last.number;
  }
}
