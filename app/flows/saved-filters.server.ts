import { filterOf, queryOf } from "../domain/mapping-filter";
import { deleteSavedFilter, saveFilter } from "../tables/saved-filters.server";
import type { ShopContext } from "./context";

/** Keeps the filter of an address under a name, for everybody in the shop. */
export async function keepFilter(
  { database, shop }: ShopContext,
  { name, query }: { name: string; query: string },
): Promise<void> {
  const filter = queryOf(filterOf(new URLSearchParams(query)));
  await saveFilter(database, shop.id, { name, query: filter });
}

export async function forgetFilter({ database, shop }: ShopContext, id: number): Promise<void> {
  await deleteSavedFilter(database, shop.id, id);
}
