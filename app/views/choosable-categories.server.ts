import type { Database } from "../tables/database.server";
import { marketInUse } from "../tables/market-in-use.server";
import { categoryAnswer } from "./categories.server";
import { categoryIndex } from "./category-index.server";
import type { ProductCategory } from "./product.server";

/** What a narrow card has room for: who sees too many writes another word. */
const MOST_SHOWN = 10;

/** Leaves of the shop's market that a product may be listed in, best first. */
export async function choosableNamed(
  database: Database,
  shopId: number,
  { query, locale }: { query: string; locale: string },
): Promise<ProductCategory[]> {
  const market = await marketInUse(database, shopId);
  if (market === null || query.trim() === "") return [];
  const index = await categoryIndex(database, market, locale);
  const { categories } = categoryAnswer(index, { kind: "search", query });
  // What the picker finds may be chosen: gone and prohibited categories are not in its index.
  return categories
    .slice(0, MOST_SHOWN)
    .map(({ id, path, permission }) => ({ id, path, permission, isUsable: true }));
}
