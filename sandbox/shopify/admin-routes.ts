import { randomUUID } from "node:crypto";
import { type Context, Hono } from "hono";
import { answerGraphql, type GraphqlRequest } from "./admin-graphql";
import { answerTokenRequest } from "./oauth";
import { PLAYED_VERSION } from "./schema";
import type { Shop } from "./shop";
import type { ShopifyStore } from "./store";

const INVALID_TOKEN =
  "[API] Invalid API key or access token (unrecognized login or wrong password)";

/** `https://{shop}.myshopify.com/admin/...` */
export function adminRoutes(store: ShopifyStore, hostOf: (c: Context) => string): Hono {
  const routes = new Hono();

  routes.post("/admin/oauth/access_token", async (c) => {
    const shop = store.shops.get(hostOf(c));
    if (!shop) return c.json({ errors: "Not Found" }, 404);
    const { status, body } = await answerTokenRequest(await readTokenRequest(c), shop, store);
    return c.json(body, status);
  });

  routes.post("/admin/api/:version/graphql.json", async (c) => {
    c.header("X-Request-Id", randomUUID());
    const shop = store.shops.get(hostOf(c));
    if (!shop || c.req.param("version") !== PLAYED_VERSION)
      return c.json({ errors: "Not Found" }, 404);
    if (shop.frozen) return c.json({ errors: "Unavailable Shop" }, 402);
    if (!isAuthorized(c, shop, store)) return c.json({ errors: INVALID_TOKEN }, 401);
    c.header("X-Shopify-API-Version", PLAYED_VERSION);
    const request = await readGraphqlRequest(c);
    if (!request)
      return c.json({ errors: { query: "Required parameter missing or invalid" } }, 400);
    return c.json(await answerGraphql(request, shop, store));
  });

  routes.all("*", (c) => c.json({ errors: "Not Found" }, 404));
  return routes;
}

function isAuthorized(c: Context, shop: Shop, { tokens }: ShopifyStore): boolean {
  const claims = tokens.read(c.req.header("x-shopify-access-token") ?? "", shop.domain);
  return Boolean(claims && shop.installed && claims.installation >= shop.installation);
}

async function readGraphqlRequest(c: Context): Promise<GraphqlRequest | null> {
  if (!c.req.header("content-type")?.includes("application/json")) return null;
  const body = await c.req.json<Partial<GraphqlRequest>>().catch(() => null);
  return typeof body?.query === "string" ? { ...body, query: body.query } : null;
}

/** The libraries send JSON; the endpoint takes forms too. */
async function readTokenRequest(c: Context): Promise<Record<string, string>> {
  const isJson = c.req.header("content-type")?.includes("application/json");
  const body: unknown = isJson ? await c.req.json().catch(() => ({})) : await c.req.parseBody();
  return body as Record<string, string>;
}
