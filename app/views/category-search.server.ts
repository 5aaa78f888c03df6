import { currentTree } from "../tables/category-trees.server";
import type { Database } from "../tables/database.server";
import { marketInUse } from "../tables/market-in-use.server";
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
  const market = await marketInUse(database, shopId);
  const words = search.split(/\s+/).filter(Boolean).slice(0, 8);
  if (market === null || words.length === 0) return [];
  const tree = await currentTree(database, market);
  return searchLeaves(database, tree, { words, limit: MOST_FOUND });
}
