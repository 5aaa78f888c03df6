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
