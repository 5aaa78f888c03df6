import { createAdaptorServer } from "@hono/node-server";
import { type Context, Hono } from "hono";
import type { AddressInfo } from "node:net";
import { sampleCatalog } from "../../sandbox/catalog/catalog";
import { appBridgeRoutes, createAdmin } from "../../sandbox/admin/create-admin";
import { type AppProxy, startAppProxy } from "../../sandbox/admin/app-proxy";
import { ShopifyStore } from "../../sandbox/shopify/store";

export const SHOP = "leafwise-demo.myshopify.com";
const CLIENT_ID = "test-client-id";

interface SeenRequest {
  method: string;
  path: string;
  query: Record<string, string>;
  authorization: string | undefined;
}

export interface PlayedApp {
  adminUrl: string;
  appUrl: string;
  proxy: AppProxy;
  seen: SeenRequest[];
  close(): Promise<void>;
}

/** The admin and the proxy around a small app whose pages the test writes. */
export async function playEmbeddedApp(pages: (app: Hono) => void): Promise<PlayedApp> {
  const seen: SeenRequest[] = [];
  const app = new Hono();
  app.use(async (context, next) => {
    const { path, method } = context.req;
    seen.push({
      method,
      path,
      query: context.req.query(),
      authorization: context.req.header("authorization"),
    });
    await next();
  });
  pages(app);
  const behindProxy = await listen(app);

  const admin = new Hono();
  const adminServer = await listen(admin);
  const proxy = await startAppProxy({ appUrl: behindProxy.url, sandboxUrl: adminServer.url });
  const shopify = new ShopifyStore({
    clientId: CLIENT_ID,
    clientSecret: "test-client-secret",
    shop: SHOP,
    catalog: sampleCatalog(),
    scopes: ["write_products"],
    latencyMs: {},
    deliver: () => undefined,
  });
  const urls = { sandboxUrl: () => adminServer.url, appProxyUrl: () => proxy.url };
  admin.route(
    "/",
    createAdmin({ ...urls, clientId: CLIENT_ID, clientSecret: "test-client-secret", shopify })
      .routes,
  );
  admin.route("/cdn", appBridgeRoutes());

  const close = async () => {
    await Promise.all([proxy.close(), adminServer.close(), behindProxy.close()]);
  };
  return { adminUrl: adminServer.url, appUrl: proxy.url, proxy, seen, close };
}

/** A page of the app as root.tsx writes it: App Bridge first, from Shopify's own address. */
export function appPage(context: Context, body: string) {
  context.header(
    "Content-Security-Policy",
    `frame-ancestors https://${SHOP} https://admin.shopify.com;`,
  );
  return context.html(`<!doctype html><html><head><title>Test app</title><link rel="icon" href="data:,">
    <meta name="shopify-api-key" content="${CLIENT_ID}">
    <script src="https://cdn.shopify.com/shopifycloud/app-bridge.js"></script></head><body>${body}</body></html>`);
}

async function listen(app: Hono): Promise<{ url: string; close(): Promise<void> }> {
  const server = createAdaptorServer({ fetch: app.fetch });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const close = async () => {
    if ("closeAllConnections" in server) server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close };
}
