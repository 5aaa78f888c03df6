import type { CategoryPermission } from "../domain/category-permission";
import type { Database } from "../tables/database.server";
import { marketInUse } from "../tables/market-in-use.server";
import { categoryAnswer } from "./categories.server";
import { categoryIndex } from "./category-index.server";

/** A leaf that an extension may offer. */
export interface ChoosableCategory {
  id: string;
  path: string[];
  permission: CategoryPermission;
}

/** What a narrow card has room for: who sees too many writes another word. */
const MOST_SHOWN = 10;

/** Leaves of the shop's market that a product may be listed in, best first. */
export async function choosableNamed(
  database: Database,
  shopId: number,
  { query, locale }: { query: string; locale: string },
): Promise<ChoosableCategory[]> {
  const market = await marketInUse(database, shopId);
  if (market === null || query.trim() === "") return [];
  const index = await categoryIndex(database, market, locale);
  const { categories } = categoryAnswer(index, { kind: "search", query });
  return categories
    .filter(({ isLeaf, isGone, permission }) => isLeaf && !isGone && permission !== "prohibited")
    .slice(0, MOST_SHOWN)
    .map(({ id, path, permission }) => ({ id, path, permission }));
}
