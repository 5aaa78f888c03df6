import type { Context } from "hono";
import { success } from "./envelope";
import type { CallContext } from "./gateway";

/** GET /authorization/202309/shops: every shop of the seller that authorized the app (facts: H). */
export function listAuthorizedShops(context: Context<CallContext>) {
  const shops = context.get("token").seller.shops.map((shop) => ({
    id: shop.id,
    name: shop.name,
    region: shop.region,
    seller_type: shop.sellerType,
    cipher: shop.cipher,
    code: shop.code,
  }));
  return context.json(success({ shops }));
}
