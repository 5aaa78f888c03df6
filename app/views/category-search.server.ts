import { categoryVersionOf } from "../domain/market";
import { currentConnection } from "../tables/connections.server";
import type { Database } from "../tables/database.server";
import { searchLeaves } from "../tables/tiktok-shop-categories.server";

/** A leaf that can be chosen. */
export interface FoundCategory {
  categoryId: string;
  path: string[];
  permissionStatuses: string[];
}

const MOST_FOUND = 20;

/** Leaves of the shop's market whose path contains every word. */
export async function foundCategories(
  database: Database,
  shopId: number,
  search: string,
): Promise<FoundCategory[]> {
  const connection = await currentConnection(database, shopId);
  const words = search.split(/\s+/).filter(Boolean).slice(0, 8);
  if (!connection?.market || words.length === 0) return [];
  const tree = {
    market: connection.market,
    categoryVersion: categoryVersionOf(connection.market),
  };
  return searchLeaves(database, tree, { words, limit: MOST_FOUND });
}
