import type { Sandbox } from "../../sandbox/core/sandbox";

export interface AdminAnswer<Data> {
  data: Data;
  errors?: { message: string; path?: unknown[]; extensions?: Record<string, unknown> }[];
  extensions?: {
    cost: {
      requestedQueryCost: number;
      actualQueryCost: number | null;
      throttleStatus: Record<string, number>;
    };
  };
}

/** A request as the app would send it to a real host, without the network preload. */
export function fetchPlayed(
  sandbox: Sandbox,
  address: string,
  init: RequestInit = {},
): Promise<Response> {
  const url = new URL(address);
  const headers = new Headers(init.headers);
  headers.set("x-sandbox-host", url.host);
  return fetch(sandbox.url + url.pathname + url.search, { ...init, headers });
}

export function askForToken(
  sandbox: Sandbox,
  fields: Record<string, string>,
  shop = sandbox.options.shop,
): Promise<Response> {
  const { clientId, clientSecret } = sandbox.options;
  return fetchPlayed(sandbox, `https://${shop}/admin/oauth/access_token`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ client_id: clientId, client_secret: clientSecret, ...fields }),
  });
}

export async function exchangeToken(
  sandbox: Sandbox,
  fields: Record<string, string> = {},
  shop?: string,
): Promise<Response> {
  const subjectToken = fields.subject_token ?? (await sandbox.shopify.sessionToken({ shop }));
  const defaults = {
    grant_type: "urn:ietf:params:oauth:grant-type:token-exchange",
    subject_token: subjectToken,
    subject_token_type: "urn:ietf:params:oauth:token-type:id_token",
    requested_token_type: "urn:shopify:params:oauth:token-type:offline-access-token",
    expiring: "1",
  };
  return askForToken(sandbox, { ...defaults, ...fields }, shop);
}

export interface TokenPair {
  access_token: string;
  refresh_token: string;
  expires_in: number;
  scope: string;
}

export async function offlineToken(sandbox: Sandbox, shop?: string): Promise<TokenPair> {
  const response = await exchangeToken(sandbox, {}, shop);
  return (await response.json()) as TokenPair;
}

export interface AdminRequest {
  token: string;
  shop?: string;
  version?: string;
}

export function postGraphql(
  sandbox: Sandbox,
  { token, shop = sandbox.options.shop, version = "2026-10" }: AdminRequest,
  body: unknown,
): Promise<Response> {
  return fetchPlayed(sandbox, `https://${shop}/admin/api/${version}/graphql.json`, {
    method: "POST",
    headers: { "Content-Type": "application/json", "X-Shopify-Access-Token": token },
    body: JSON.stringify(body),
  });
}

/** Asks the Admin API with a fresh offline token. */
export async function askAdmin<Data>(
  sandbox: Sandbox,
  query: string,
  variables: object = {},
): Promise<AdminAnswer<Data>> {
  const { access_token: token } = await offlineToken(sandbox);
  const response = await postGraphql(sandbox, { token }, { query, variables });
  return (await response.json()) as AdminAnswer<Data>;
}
