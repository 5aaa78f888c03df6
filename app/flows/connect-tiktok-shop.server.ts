import { createAuthorizationState, useAuthorizationState } from "../tables/authorization-states.server";
import { chooseTikTokShop, connectSeller, type Connection } from "../tables/connections.server";
import type { PrismaClient } from "../tables/database.server";
import type { TokenCipher } from "../tables/token-cipher.server";
import { getTokens, listAuthorizedShops } from "../tiktok-shop/authorization.server";
import type { TikTokShopClient } from "../tiktok-shop/client.server";

/** What connecting needs before there is a connection. */
export interface ConnectContext {
  database: PrismaClient;
  cipher: TokenCipher;
  tikTokShop: TikTokShopClient;
  authorizeUrl: string;
  serviceId: string;
  now(): Date;
}

/** Where the seller authorizes the app, in the top window. */
export async function startAuthorization(
  context: ConnectContext,
  started: { shopId: number; userId: string },
): Promise<string> {
  const state = await createAuthorizationState(context.database, { ...started, now: context.now() });
  const url = new URL(context.authorizeUrl);
  url.searchParams.set("service_id", context.serviceId);
  url.searchParams.set("state", state);
  return url.toString();
}

export type ConnectOutcome =
  | { outcome: "connected" | "choose-shop"; shopId: number; connection: Connection }
  | { outcome: "no-shop"; shopId: number }
  /** The state is unknown, used or too old: nothing was exchanged. */
  | { outcome: "refused" };

/** The seller came back: the state is checked, the code exchanged, the shop chosen where there is one only. */
export async function completeAuthorization(
  context: ConnectContext,
  returned: { code: string; state: string },
): Promise<ConnectOutcome> {
  const started = await useAuthorizationState(context.database, returned.state, context.now());
  if (!started) return { outcome: "refused" };
  const { shopId } = started;
  const tokens = await getTokens(context.tikTokShop, returned.code);
  const caller = { sellerId: tokens.openId, accessToken: tokens.accessToken, shopCipher: null };
  const authorizedShops = await listAuthorizedShops(context.tikTokShop, caller);
  if (authorizedShops.length === 0) return { outcome: "no-shop", shopId };
  const { openId, sellerName } = tokens;
  const connection = await connectSeller(context.database, context.cipher, {
    shopId,
    openId,
    sellerName,
    tokens,
    authorizedShops,
  });
  const isChosen = connection.status === "connected";
  return { outcome: isChosen ? "connected" : "choose-shop", shopId, connection };
}

/** Takes one of several authorized shops. Answers null if it is none of them. */
export function chooseShop(context: ConnectContext, shopId: number, tikTokShopId: string): Promise<Connection | null> {
  return chooseTikTokShop(context.database, shopId, tikTokShopId);
}
