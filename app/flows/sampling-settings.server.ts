import { setSampling, type Sampling } from "../tables/shop-settings.server";
import type { ShopContext } from "./context";

/** Runs follow from their next part on. */
export async function saveSampling(
  { database, shop }: ShopContext,
  sampling: Sampling,
): Promise<void> {
  await setSampling(database, shop.id, sampling);
}
