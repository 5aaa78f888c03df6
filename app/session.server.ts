import { redirect } from "@remix-run/node";
import { ShopifyError } from "@shopify/shopify-api";
import { contextFor, contextForDomain } from "./context.server";
import { setDocumentHeaders } from "./document-headers.server";
import { createShopDomain, shopDomainIn } from "./domain/ids";
import { localeIn } from "./domain/market";
import type { ShopContext } from "./flows/context";
import { database } from "./resources.server";
import { badAddressPage } from "./plain-page.server";
import { refusalBody, refusalStatus, type Refusal } from "./requests.server";
import { authenticate } from "./shopify.server";
import { storeConfiguredCredential } from "./sellers.server";
import { shopOfApiToken } from "./tables/api-tokens.server";
import { takeFromBudgets } from "./tables/rate-budgets.server";
import { rememberShop } from "./tables/shops.server";

export { setDocumentHeaders };

/** An authenticated request of a merchant: its shop, and who asks. */
export interface MerchantRequest {
  context: ShopContext;
  /** Shopify's user id. */
  userId: string;
  /** The merchant's language as Shopify gives it: `de`, `pt-BR`. */
  locale: string;
}

/** Verifies the session token. @throws Response where there is no valid one */
export async function authenticateMerchant(request: Request): Promise<MerchantRequest> {
  if (isOutsideAdmin(request)) throw redirect(SIGN_IN);
  const { session, sessionToken } = await authenticate.admin(request);
  await storeConfiguredCredential();
  const shop = await rememberShop(database(), createShopDomain(session.shop));
  const context = contextFor(shop, () => authenticate.admin(request));
  return { context, userId: sessionToken.sub ?? "", locale: localeOf(request) };
}

/** Where the library, too, sends whoever opens the app outside the admin. */
const SIGN_IN = "/auth/login";
const TO_ANYBODY = { "access-control-allow-origin": "*" };

/** No session token, nor what the admin says when it opens the app. Of the latter, the library expects it well formed. */
function isOutsideAdmin(request: Request): boolean {
  if (request.method === "OPTIONS" || request.headers.get("authorization")) return false;
  const query = new URL(request.url).searchParams;
  return !shopDomainIn(query.get("shop") ?? "") || !isHost(query.get("host") ?? "");
}

/** An address of the admin in base64. */
function isHost(text: string): boolean {
  try {
    return URL.canParse(`https://${atob(text)}`);
  } catch {
    return false;
  }
}

/**
 * Answers for the library's own pages: a document, a page that says what is wrong with the address, or a redirect. It
 * leads out of the frame to the app and to the admin alone.
 */
export async function answerSignIn(request: Request): Promise<Response> {
  const shop = new URL(request.url).searchParams.get("shop");
  // The library would put it into a header as it is.
  if (shop !== null && !shopDomainIn(shop)) return badAddressPage(request);
  try {
    await authenticate.admin(request);
  } catch (error) {
    if (error instanceof ShopifyError) return badAddressPage(request);
    if (!(error instanceof Response)) throw error;
    if (error.headers.get("content-type")?.startsWith("text/html"))
      setDocumentHeaders(request, error.headers);
    return error;
  }
  return badAddressPage(request);
}

/**
 * The address of a document says the merchant's language in the admin; with every later request, App Bridge sends it
 * as `Accept-Language`. Extensions are not told it: theirs is what the browser sends.
 */
function localeOf(request: Request): string {
  const asked = new URL(request.url).searchParams.get("locale");
  const accepted = request.headers.get("accept-language")?.split(/[,;]/)[0]?.trim();
  return localeIn(asked ?? "") ?? localeIn(accepted ?? "") ?? "en";
}

/** A request of one of the app's extensions in the admin: it comes from another origin. */
export interface ExtensionRequest extends MerchantRequest {
  /** A JSON answer that the extension's origin may read. */
  answer(body: unknown, status?: number): Response;
  refuse(why: Refusal): Response;
}

/** What one shop's extensions, or its own systems, may ask: a list that polls, several open at once, and no more. */
const BURST = 60;
const REQUESTS_PER_SECOND = 20;

/** Verifies the session token. @throws Response where there is no valid one, and for too many requests */
export async function authenticateExtension(request: Request): Promise<ExtensionRequest> {
  if (isOutsideAdmin(request)) throw refuseBy(jsonAnswer)("unauthorized", {}, TO_ANYBODY);
  const { session, sessionToken, cors } = await authenticate.admin(request);
  const shop = await rememberShop(database(), createShopDomain(session.shop));
  const answer = (body: unknown, status = 200, headers = {}) =>
    cors(jsonAnswer(body, status, headers));
  const refuse = refuseBy(answer);
  await withinBudget(`api:${shop.id}`, refuse);
  return {
    context: contextFor(shop, () => authenticate.admin(request)),
    userId: sessionToken.sub ?? "",
    locale: localeOf(request),
    answer,
    refuse,
  };
}

/** A request of one of the shop's own systems. */
export interface SystemRequest {
  context: ShopContext;
  answer(body: unknown, status?: number): Response;
  /** @param more what belongs to the refusal beside its name and its sentence */
  refuse(why: Refusal, more?: object): Response;
}

/** Verifies a token of the Settings page. @throws Response where there is no valid one, and for too many requests */
export async function authenticateSystem(request: Request): Promise<SystemRequest> {
  const given = request.headers.get("authorization") ?? "";
  const token = /^Bearer +(\S+)$/i.exec(given)?.[1];
  const domain = token ? await shopOfApiToken(database(), token) : null;
  const context = domain && (await contextForDomain(domain));
  const refuse = refuseBy(jsonAnswer);
  if (!context) throw refuse("unauthorized", {}, { "www-authenticate": 'Bearer realm="Leafwise"' });
  await withinBudget(`system:${context.shop.id}`, refuse);
  return { context, answer: jsonAnswer, refuse };
}

function jsonAnswer(body: unknown, status = 200, headers: Record<string, string> = {}): Response {
  return Response.json(body, { status, headers: { "cache-control": "no-store", ...headers } });
}

function refuseBy(answer: typeof jsonAnswer) {
  return (why: Refusal, more: object = {}, headers: Record<string, string> = {}) =>
    answer({ ...refusalBody(why), ...more }, refusalStatus(why), headers);
}

/** @throws Response where one shop asks too fast */
async function withinBudget(key: string, refuse: ReturnType<typeof refuseBy>): Promise<void> {
  const budget = { key, capacity: BURST, refillPerSecond: REQUESTS_PER_SECOND };
  const { granted, waitMs } = await takeFromBudgets(database(), [budget], 1);
  if (granted > 0) return;
  const seconds = String(Math.ceil(waitMs / 1_000));
  throw refuse("too-many-requests", {}, { "retry-after": seconds });
}
