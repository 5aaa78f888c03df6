import { storeCategoryNames } from "../tables/category-names.server";
import { currentTree, lockMarket } from "../tables/category-trees.server";
import { listCategories } from "../tiktok-shop/list-categories.server";
import type { MarketContext } from "./context";

/** Fetches the names of a market's categories in another language than its own. An empty answer changes nothing. */
export async function fetchCategoryNames(context: MarketContext, locale: string): Promise<void> {
  const { database, market, tikTokShop } = context;
  const tree = await currentTree(database, market);
  const { categoryVersion } = tree;
  const { categories } = await context.asSeller((caller) =>
    listCategories(tikTokShop, caller, { categoryVersion, locale }),
  );
  if (categories.length === 0) return;
  const names = categories.map(({ id, name }) => ({ id, name }));
  await database.$transaction(
    async (tx) => {
      await lockMarket(tx, market);
      await storeCategoryNames(tx, { ...tree, locale, names });
    },
    { timeout: 60_000, maxWait: 30_000 },
  );
}
