import type { Database } from "./database.server";

export interface SavedFilter {
  id: number;
  name: string;
  /** As the address of the list has it. */
  query: string;
}

export async function savedFilters(database: Database, shopId: number): Promise<SavedFilter[]> {
  return database.savedFilter.findMany({
    where: { shopId },
    select: { id: true, name: true, query: true },
    orderBy: { name: "asc" },
    take: 50,
  });
}

/** Saving under a name that is taken replaces what it meant. */
export async function saveFilter(
  database: Database,
  shopId: number,
  { name, query }: { name: string; query: string },
): Promise<void> {
  await database.savedFilter.upsert({
    where: { shopId_name: { shopId, name } },
    create: { shopId, name, query },
    update: { query },
  });
}

export async function deleteSavedFilter(
  database: Database,
  shopId: number,
  id: number,
): Promise<void> {
  await database.savedFilter.deleteMany({ where: { id, shopId } });
}
