import { categoryLocale, marketLocale } from "../domain/market";
import { namesRevision } from "../tables/category-names.server";
import { currentTree } from "../tables/category-trees.server";
import { marketInUse } from "../tables/market-in-use.server";
import type { ShopContext } from "./context";

/** Has categories named in the merchant's language, where the names are missing or older than the market's tree. */
export async function askForCategoryNames(
  { database, shop, jobs }: ShopContext,
  merchantLocale: string,
): Promise<void> {
  const market = await marketInUse(database, shop.id);
  if (market === null) return;
  const locale = categoryLocale(market, merchantLocale);
  if (locale === marketLocale(market)) return;
  const tree = await currentTree(database, market);
  if (tree.revision > 0 && (await namesRevision(database, tree, locale)) !== tree.revision)
    await jobs.fetchCategoryNames({ market, locale });
}
