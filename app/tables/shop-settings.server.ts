import type { ShopSettings } from "../domain/shop-settings";
import type { Database } from "./database.server";

export async function shopSettings(database: Database, shopId: number): Promise<ShopSettings> {
  return database.shop.findUniqueOrThrow({
    where: { id: shopId },
    select: { allowTitleOnly: true, writesBack: true },
  });
}

/** Stores what is given; the rest stays as it is. */
export async function storeShopSettings(
  database: Database,
  shopId: number,
  changes: Partial<ShopSettings>,
): Promise<void> {
  await database.shop.update({ where: { id: shopId }, data: changes });
}
