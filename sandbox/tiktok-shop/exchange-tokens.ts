import type { Context } from "hono";
import type { TokenPair } from "./authorizations";
import { success } from "./envelope";
import { refusals } from "./refusals";
import type { TikTokShopStore } from "./store";

/** GET /api/v2/token/get and /api/v2/token/refresh: unsigned, the secret travels in the query (facts: H). */
export function getTokens(store: TikTokShopStore) {
  return (context: Context) => {
    checkApp(store, context, "authorized_code");
    const pair = store.authorizations.redeemCode(context.req.query("auth_code") ?? "");
    if (!pair) throw refusals.badAuthCode();
    return context.json(success(formatTokens(pair)));
  };
}

export function refreshTokens(store: TikTokShopStore) {
  return (context: Context) => {
    checkApp(store, context, "refresh_token");
    const pair = store.authorizations.refresh(context.req.query("refresh_token") ?? "");
    if (!pair) throw refusals.badRefreshToken();
    return context.json(success(formatTokens(pair)));
  };
}

function checkApp(store: TikTokShopStore, context: Context, grantType: string): void {
  const { app_key, app_secret, grant_type } = context.req.query();
  if (app_key !== store.app.appKey) throw refusals.badAppKey();
  if (app_secret !== store.app.appSecret)
    throw refusals.badParameter("app_secret", "it does not belong to the app");
  if (grant_type !== grantType)
    throw refusals.badParameter("grant_type", `it must be ${grantType}`);
}

/** The two "expire_in" are seconds since 1970, not durations (facts: H). */
function formatTokens(pair: TokenPair) {
  return {
    access_token: pair.accessToken,
    access_token_expire_in: Math.floor(pair.accessTokenExpiresAt / 1000),
    refresh_token: pair.refreshToken,
    refresh_token_expire_in: Math.floor(pair.refreshTokenExpiresAt / 1000),
    open_id: pair.seller.openId,
    seller_name: pair.seller.name,
    seller_base_region: pair.seller.baseRegion,
    user_type: 0,
    granted_scopes: pair.scopes,
  };
}
