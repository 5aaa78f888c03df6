import { ACCESS_SECONDS, ONLINE_SECONDS, REFRESH_SECONDS, type TokenPair } from "./access-tokens";
import { verifySessionToken } from "./session-tokens";
import type { Shop } from "./shop";
import type { ShopifyStore } from "./store";

export interface TokenAnswer {
  status: 200 | 400;
  body: Record<string, unknown>;
}

const TOKEN_EXCHANGE = "urn:ietf:params:oauth:grant-type:token-exchange";
const ID_TOKEN = "urn:ietf:params:oauth:token-type:id_token";
const OFFLINE = "urn:shopify:params:oauth:token-type:offline-access-token";
const ONLINE = "urn:shopify:params:oauth:token-type:online-access-token";

/** Token exchange and refresh (facts/shopify-platform.md section 5). */
export async function answerTokenRequest(
  body: Record<string, string>,
  shop: Shop,
  store: ShopifyStore,
): Promise<TokenAnswer> {
  const { clientId, clientSecret } = store.options;
  if (body.client_id !== clientId || body.client_secret !== clientSecret) {
    return refused("invalid_client", "Client authentication failed.");
  }
  if (!shop.installed)
    return refused("app_not_installed", "The application is not installed on this shop.");
  if (body.grant_type === TOKEN_EXCHANGE) return exchange(body, shop, store);
  if (body.grant_type === "refresh_token") return refresh(body, shop, store);
  return refused("unsupported_grant_type", "The grant type is not supported.");
}

async function exchange(
  body: Record<string, string>,
  shop: Shop,
  store: ShopifyStore,
): Promise<TokenAnswer> {
  const { clientId, clientSecret } = store.options;
  if (body.subject_token_type !== ID_TOKEN)
    return refused("invalid_request", "subject_token_type is not supported.");
  const now = store.clock.now();
  const claims = await verifySessionToken(body.subject_token ?? "", {
    shop: shop.domain,
    clientId,
    clientSecret,
    now,
  });
  if (!claims) return refused("invalid_subject_token", "The subject token is invalid.");
  if (body.requested_token_type === ONLINE) return online(Number(claims.sub), shop, store);
  if (body.requested_token_type !== OFFLINE)
    return refused("invalid_request", "requested_token_type is not supported.");
  // Public apps created on or after 2026-04-01 must use expiring tokens.
  if (body.expiring !== "1")
    return refused("invalid_request", "Public apps must request expiring offline access tokens.");
  return offline(store.tokens.issuePair(shop.domain, shop.installation), shop);
}

function refresh(body: Record<string, string>, shop: Shop, { tokens }: ShopifyStore): TokenAnswer {
  const pair = tokens.refresh(body.refresh_token ?? "", shop.domain, shop.installation);
  return pair
    ? offline(pair, shop)
    : refused("invalid_grant", "The refresh token is invalid, expired or revoked.");
}

function offline({ accessToken, refreshToken }: TokenPair, shop: Shop): TokenAnswer {
  return {
    status: 200,
    body: {
      access_token: accessToken,
      scope: shop.scopes.join(","),
      expires_in: ACCESS_SECONDS,
      refresh_token: refreshToken,
      refresh_token_expires_in: REFRESH_SECONDS,
    },
  };
}

function online(userId: number, shop: Shop, { tokens }: ShopifyStore): TokenAnswer {
  const scope = shop.scopes.join(",");
  return {
    status: 200,
    body: {
      access_token: tokens.issueOnline(shop.domain, shop.installation, userId),
      scope,
      expires_in: ONLINE_SECONDS,
      associated_user_scope: scope,
      associated_user: {
        id: userId,
        first_name: "Alex",
        last_name: "Owner",
        email: shop.email,
        email_verified: true,
        account_owner: true,
        locale: "en",
        collaborator: false,
      },
    },
  };
}

function refused(error: string, description: string): TokenAnswer {
  return { status: 400, body: { error, error_description: description } };
}
