import type { Database } from "../tables/database.server";
import { analyzeRows, checkRows, stageRows } from "../tables/mapping-import-rows.server";
import {
  createImport,
  deleteImport,
  noteChecked,
  type MappingImport,
} from "../tables/mapping-imports.server";
import type { ShopContext } from "./context";
import { scopeOf } from "./decide-mappings.server";
import { readMappingFile, UnusableFile, type FileProblem } from "./read-mapping-file.server";

export type ReadImportOutcome =
  | { outcome: "checked"; importId: number }
  | { outcome: "unusable"; problem: FileProblem; row: number | null }
  | { outcome: "not-connected" };

const CHECKING = { timeout: 5 * 60_000, maxWait: 30_000 };

/** Reads a file of mappings and compares it with what is stored. Nothing is decided. */
export async function readImport(
  context: ShopContext,
  { name, by, bytes }: { name: string; by: string; bytes: AsyncIterable<Uint8Array> },
): Promise<ReadImportOutcome> {
  const { database, now } = context;
  const scope = await scopeOf(context);
  if (!scope) return { outcome: "not-connected" };
  const started = await createImport(database, { ...scope, name, createdBy: by, createdAt: now() });
  try {
    const rows = await stage(database, started.id, bytes);
    await check(context, started, rows);
  } catch (error) {
    await deleteImport(database, started);
    if (!(error instanceof UnusableFile)) throw error;
    return { outcome: "unusable", problem: error.problem, row: error.row };
  }
  return { outcome: "checked", importId: started.id };
}

async function stage(
  database: Database,
  importId: number,
  bytes: AsyncIterable<Uint8Array>,
): Promise<number> {
  let rows = 0;
  for await (const part of readMappingFile(bytes)) {
    await stageRows(database, importId, part);
    rows += part.length;
  }
  return rows;
}

async function check(
  { database, now }: ShopContext,
  started: MappingImport,
  rows: number,
): Promise<void> {
  const checkedAt = now();
  await analyzeRows(database);
  await database.$transaction(async (tx) => {
    const checked = await checkRows(tx, started);
    await noteChecked(tx, started, { ...checked, rows, checkedAt });
  }, CHECKING);
}

/** Forgets a file that is not to be applied. */
export async function dropImport({ database, shop }: ShopContext, importId: number): Promise<void> {
  await deleteImport(database, { id: importId, shopId: shop.id });
}
