import type { ShopSettings } from "../domain/shop-settings";
import { storeShopSettings } from "../tables/shop-settings.server";
import type { ShopContext } from "./context";

/** Stores what the merchant switched, and has done what follows from it. */
export async function changeSettings(
  { database, shop, jobs }: ShopContext,
  changes: Partial<ShopSettings>,
): Promise<void> {
  await storeShopSettings(database, shop.id, changes);
  if (changes.writesBack !== undefined) await jobs.writeBack();
}
