import { placeCategories } from "../domain/category-tree";
import { replaceTree } from "../tables/tiktok-shop-categories.server";
import { listCategories } from "../tiktok-shop/list-categories.server";
import type { MappingContext } from "./context";

/** Stores the category tree of the seller's market, whole or not at all. */
export async function syncCategories(context: MappingContext, locale: string): Promise<void> {
  const { seller, tikTokShop, database } = context;
  const { categoryVersion } = seller;
  const listed = await context.asSeller((caller) =>
    listCategories(tikTokShop, caller, { categoryVersion, locale }),
  );
  const placed = placeCategories(listed);
  await database.$transaction((tx) => replaceTree(tx, seller, placed), { timeout: 60_000 });
}
