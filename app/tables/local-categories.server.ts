import type { Database } from "./database.server";

/** The shop's own category of a product. */
export interface LocalCategory {
  id: number;
  name: string;
  fullName: string;
}

/** A local category of the shop, or null if the shop has none with this id. */
export async function findLocalCategory(
  database: Database,
  shopId: number,
  id: number,
): Promise<LocalCategory | null> {
  return database.localCategory.findFirst({
    where: { shopId, id },
    select: { id: true, name: true, fullName: true },
  });
}

/** The id of the shop's local category with this key, or null where no product has it yet. */
export async function localCategoryIdOf(
  database: Database,
  shopId: number,
  key: string,
): Promise<number | null> {
  const found = await database.localCategory.findUnique({
    where: { shopId_key: { shopId, key } },
    select: { id: true },
  });
  return found?.id ?? null;
}
