import { closeFirstSteps } from "../tables/shops.server";
import type { ShopContext } from "./context";

/** The merchant knows the way: the list of first steps is not shown any more. */
export async function endFirstSteps({ database, shop, now }: ShopContext): Promise<void> {
  await closeFirstSteps(database, shop.id, now());
}
