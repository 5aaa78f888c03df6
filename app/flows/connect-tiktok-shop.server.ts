import type { ShopDomain } from "../domain/ids";
import {
  createAuthorizationState,
  shopOfAuthorizationState,
  spendAuthorizationState,
} from "../tables/authorization-states.server";
import { chooseTikTokShop, connectSeller, type Connection } from "../tables/connections.server";
import type { PrismaClient } from "../tables/database.server";
import type { TokenCipher } from "../tables/token-cipher.server";
import {
  getTokens,
  listAuthorizedShops,
  type SellerTokens,
} from "../tiktok-shop/authorization.server";
import type { TikTokShopClient } from "../tiktok-shop/client.server";
import { AccessRefused, RequestRefused } from "../tiktok-shop/errors";

/** What connecting needs before there is a connection. */
export interface ConnectContext {
  database: PrismaClient;
  cipher: TokenCipher;
  tikTokShop: TikTokShopClient;
  authorizeUrl: string;
  serviceId: string;
  now(): Date;
}

/** The shop that started an authorization, or null for a state that was never given out. */
export function shopOfState(context: ConnectContext, state: string): Promise<ShopDomain | null> {
  return shopOfAuthorizationState(context.database, state);
}

/** Where the seller authorizes the app, in the top window. */
export async function startAuthorization(
  context: ConnectContext,
  started: { shopId: number; userId: string },
): Promise<string> {
  const state = await createAuthorizationState(context.database, {
    ...started,
    now: context.now(),
  });
  const url = new URL(context.authorizeUrl);
  url.searchParams.set("service_id", context.serviceId);
  url.searchParams.set("state", state);
  return url.toString();
}

export type ConnectOutcome =
  | { outcome: "connected" | "choose-shop"; connection: Connection }
  /** The seller authorized the app, but has no TikTok shop. */
  | { outcome: "no-shop" }
  /** The state is unknown, used, too old or somebody else's: nothing was exchanged. */
  | { outcome: "state-refused" }
  /** TikTok Shop did not take the code. */
  | { outcome: "code-refused" };

/** The seller came back: the state is checked, the code exchanged, the shop chosen where there is one only. */
export async function completeAuthorization(
  context: ConnectContext,
  returned: { code: string; state: string; shopId: number; userId: string },
): Promise<ConnectOutcome> {
  const { database, tikTokShop, cipher } = context;
  if (!(await spendAuthorizationState(database, { ...returned, now: context.now() }))) {
    return { outcome: "state-refused" };
  }
  const tokens = await tokensFor(tikTokShop, returned.code);
  if (!tokens) return { outcome: "code-refused" };
  const { openId, sellerName, accessToken } = tokens;
  const authorizedShops = await listAuthorizedShops(tikTokShop, {
    sellerId: openId,
    accessToken,
    shopCipher: null,
  });
  if (authorizedShops.length === 0) return { outcome: "no-shop" };
  const { shopId } = returned;
  const connection = await connectSeller(database, cipher, {
    shopId,
    openId,
    sellerName,
    tokens,
    authorizedShops,
  });
  return { outcome: connection.status === "connected" ? "connected" : "choose-shop", connection };
}

async function tokensFor(tikTokShop: TikTokShopClient, code: string): Promise<SellerTokens | null> {
  try {
    return await getTokens(tikTokShop, code);
  } catch (error) {
    if (error instanceof RequestRefused || error instanceof AccessRefused) return null;
    throw error;
  }
}

/** Takes one of several authorized shops. Answers null if it is none of them. */
export function chooseShop(
  context: ConnectContext,
  shopId: number,
  tikTokShopId: string,
): Promise<Connection | null> {
  return chooseTikTokShop(context.database, shopId, tikTokShopId);
}
