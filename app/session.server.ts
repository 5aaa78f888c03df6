import { contextFor } from "./context.server";
import { createShopDomain } from "./domain/ids";
import type { ShopContext } from "./flows/context";
import { database } from "./resources.server";
import { authenticate } from "./shopify.server";
import { storeConfiguredCredential } from "./sellers.server";
import { rememberShop } from "./tables/shops.server";

/** An authenticated request of a merchant: its shop, and who asks. */
export interface MerchantRequest {
  context: ShopContext;
  /** Shopify's user id. */
  userId: string;
}

/** Verifies the session token. @throws Response where there is no valid one */
export async function authenticateMerchant(request: Request): Promise<MerchantRequest> {
  const { session, sessionToken } = await authenticate.admin(request);
  await storeConfiguredCredential();
  const shop = await rememberShop(database(), createShopDomain(session.shop));
  return { context: contextFor(shop), userId: sessionToken.sub ?? "" };
}
