import type { Database } from "./database.server";

export type ImportStatus = "reading" | "checked" | "applying" | "applied" | "failed";

/** A file of mappings that a merchant handed in, and how far it is. */
export interface MappingImport {
  id: number;
  shopId: number;
  market: string;
  categoryVersion: string;
  name: string;
  status: ImportStatus;
  createdAt: Date;
  createdBy: string;
  checkedAt: Date | null;
  rows: number;
  unchanged: number;
  bad: number;
  changes: number;
  lookedAt: number;
  decided: number;
  decisionId: number | null;
}

/** So long it can be looked at and applied. */
export const IMPORT_KEPT_MS = 24 * 60 * 60 * 1000;

export async function createImport(
  database: Database,
  started: Pick<
    MappingImport,
    "shopId" | "market" | "categoryVersion" | "name" | "createdBy" | "createdAt"
  >,
): Promise<MappingImport> {
  return asImport(await database.mappingImport.create({ data: started }));
}

/** An import of this shop that is being applied, or has not expired. */
export async function findImport(
  database: Database,
  { shopId, id, now }: { shopId: number; id: number; now: Date },
): Promise<MappingImport | null> {
  const createdAt = { gt: new Date(now.getTime() - IMPORT_KEPT_MS) };
  const row = await database.mappingImport.findFirst({
    where: { id, shopId, OR: [{ createdAt }, { status: "applying" }] },
  });
  return row && asImport(row);
}

export async function noteChecked(
  database: Database,
  { id, shopId }: { id: number; shopId: number },
  checked: Pick<MappingImport, "rows" | "unchanged" | "bad" | "changes"> & { checkedAt: Date },
): Promise<void> {
  await database.mappingImport.updateMany({
    where: { id, shopId },
    data: { ...checked, status: "checked" },
  });
}

/** Answers false where it is not as it was any more: two clicks apply once. */
export async function moveImport(
  database: Database,
  { id, shopId }: { id: number; shopId: number },
  { from, to }: { from: ImportStatus; to: ImportStatus },
): Promise<boolean> {
  const where = { id, shopId, status: from };
  const { count } = await database.mappingImport.updateMany({ where, data: { status: to } });
  return count > 0;
}

/** How many of its changes have been looked at. */
export async function noteLookedAt(
  database: Database,
  { id, shopId }: { id: number; shopId: number },
  lookedAt: number,
): Promise<void> {
  await database.mappingImport.updateMany({ where: { id, shopId }, data: { lookedAt } });
}

export async function noteApplied(
  database: Database,
  { id, shopId, changes }: MappingImport,
  applied: { decided: number; decisionId: number | null },
): Promise<void> {
  await database.mappingImport.updateMany({
    where: { id, shopId },
    data: { ...applied, lookedAt: changes, status: "applied" },
  });
}

export async function deleteImport(
  database: Database,
  { id, shopId }: { id: number; shopId: number },
): Promise<void> {
  await database.mappingImport.deleteMany({ where: { id, shopId, status: { not: "applying" } } });
}

export async function deleteOldImports(database: Database, before: Date): Promise<void> {
  await database.mappingImport.deleteMany({
    where: { createdAt: { lt: before }, status: { not: "applying" } },
  });
}

/** Makes those who apply an import wait for each other until the transaction ends. */
export async function lockImport(transaction: Database, id: number): Promise<void> {
  await transaction.$queryRaw`SELECT 1 FROM pg_advisory_xact_lock(hashtextextended(${`mapping-import:${id}`}, 0))`;
}

function asImport(row: Omit<MappingImport, "status"> & { status: string }): MappingImport {
  return { ...row, status: row.status as ImportStatus };
}
