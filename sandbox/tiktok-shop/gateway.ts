import type { MiddlewareHandler } from "hono";
import type { Knobs } from "./options";
import { refusals } from "./refusals";
import type { Grant } from "./authorizations";
import type { TikTokShop } from "./sellers";
import { sameText, signatureOf } from "./signature";
import type { TikTokShopStore } from "./store";

/** What the gateway found out about a call before the endpoint sees it. */
export interface CallContext {
  Variables: {
    endpoint: string;
    token: Grant;
    shop: TikTokShop;
    body: string;
  };
}

interface EndpointRules {
  /** "METHOD /path" with {names}, as counted, limited and logged. */
  endpoint: string;
  scope: string;
  /** Whether shop_cipher must be there or must not (facts: H). */
  shopCipher: "required" | "forbidden";
  latency: keyof Knobs["latencyMs"];
}

const OLDEST_SECONDS = 5 * 60;
const NEWEST_SECONDS = 30;

/** The gateway's checks in its order: app key, time, signature, token, scope, shop, rate. */
export function gateway(
  store: TikTokShopStore,
  rules: EndpointRules,
): MiddlewareHandler<CallContext> {
  return async (context, next) => {
    const { req } = context;
    context.set("endpoint", rules.endpoint);
    const query = new URL(req.url).searchParams;
    const contentType = req.header("content-type") ?? "";
    const isMultipart = contentType.toLowerCase().startsWith("multipart/form-data");
    const body = req.method === "GET" || isMultipart ? "" : await req.text();

    if (query.get("app_key") !== store.app.appKey) throw refusals.badAppKey();
    checkTimestamp(query.get("timestamp"), store.now());
    const sign = query.get("sign");
    if (!sign) throw refusals.missingSignature();
    const request = {
      path: new URL(req.url).pathname,
      query,
      method: req.method,
      contentType,
      body,
    };
    if (!sameText(sign, signatureOf(request, store.app.appSecret))) throw refusals.badSignature();

    const token = checkToken(store, req.header("x-tts-access-token"), rules.scope);
    context.set("token", token);
    context.set("body", body);
    const shop = checkShopCipher(store, {
      token,
      cipher: query.get("shop_cipher"),
      rule: rules.shopCipher,
    });
    if (shop) context.set("shop", shop);
    if (!store.rateLimit.allows(`${token.seller.id} ${rules.endpoint}`))
      throw refusals.tooManyRequests();

    await pause(store.knobs.latencyMs[rules.latency]);
    await next();
  };
}

function checkTimestamp(timestamp: string | null, nowMs: number): void {
  const seconds = Number(timestamp);
  const now = nowMs / 1000;
  if (!timestamp || !Number.isInteger(seconds))
    throw refusals.badTimestamp("must be a Unix timestamp in seconds");
  if (seconds < 0) throw refusals.badTimestamp("must not be lesser than 0");
  // 5 minutes back and 30 seconds ahead: the public page "Common errors" (M; the facts had 5 minutes, L).
  if (seconds < now - OLDEST_SECONDS)
    throw refusals.badTimestamp("must not be earlier than 5 minutes before the current time");
  if (seconds > now + NEWEST_SECONDS)
    throw refusals.badTimestamp("must not exceed the current time by more than 30 seconds");
}

function checkToken(store: TikTokShopStore, accessToken: string | undefined, scope: string): Grant {
  if (!accessToken) throw refusals.missingToken();
  const state = store.authorizations.stateOf(accessToken);
  if (state === "unknown") throw refusals.unknownToken();
  if (state === "expired") throw refusals.expiredToken();
  if (!state.scopes.includes(scope)) throw refusals.missingScope();
  return state;
}

interface CipherCheck {
  token: Grant;
  cipher: string | null;
  rule: EndpointRules["shopCipher"];
}

function checkShopCipher(
  store: TikTokShopStore,
  { token, cipher, rule }: CipherCheck,
): TikTokShop | null {
  if (rule === "forbidden") {
    if (cipher !== null) throw refusals.unexpectedCipher();
    return null;
  }
  if (!cipher) throw refusals.missingCipher();
  const shop = store.shopOf(token.seller, cipher);
  if (!shop) throw refusals.badCipher();
  return shop;
}

export function pause(milliseconds = 0): Promise<void> {
  return milliseconds > 0
    ? new Promise((resolve) => setTimeout(resolve, milliseconds))
    : Promise.resolve();
}
