import { type Context, Hono } from "hono";
import type { Shop } from "../shopify/shop";
import type { ShopifyStore } from "../shopify/store";
import { adminPage, type AdminPage } from "./admin-page";
import { appPageBody } from "./app-page";
import {
  adminPageScript,
  adminPageStyle,
  appBridgeScript,
  extensionPointsScript,
} from "./browser-script";
import { extensionRoutes } from "./extensions/extension-routes";
import { readExtensions } from "./extensions/read-extensions";
import { launchUrl, storeNameOf } from "./launch-url";
import { productBody, productListBody } from "./product-pages";

export interface AdminOptions {
  sandboxUrl(): string;
  /** Where a browser reaches the app: the proxy in front of it. */
  appProxyUrl(): string;
  clientId: string;
  clientSecret: string;
  shopify: ShopifyStore;
}

const PRODUCTS_PER_PAGE = 50;
/** The admin lets merchants choose how many lines a page has. */
const MOST_PER_PAGE = 250;
const APP_HANDLE = "leafwise";

/** Plays admin.shopify.com for a signed-in owner: the page that embeds the app, and the product pages. */
export function createAdmin(options: AdminOptions): { routes: Hono } {
  const { shopify } = options;
  const routes = new Hono();
  const extensions = readExtensions();

  const shopOf = (context: Context): Shop =>
    shopify.shop(`${context.req.param("name") ?? ""}.myshopify.com`);

  const launch = async (shop: Shop, path: string): Promise<string> => {
    const idToken = await shopify.sessionToken({ shop: shop.domain });
    const timestamp = Math.floor(shopify.clock.now() / 1000);
    const { clientSecret } = options;
    return launchUrl({
      appUrl: options.appProxyUrl(),
      path,
      shop: shop.domain,
      idToken,
      clientSecret,
      timestamp,
      locale: shopify.userLocale,
    });
  };

  const page = (shop: Shop, parts: Pick<AdminPage, "title" | "body" | "context">) =>
    adminPage({
      storeName: storeNameOf(shop.domain),
      shopName: shop.name,
      appHandle: APP_HANDLE,
      ...parts,
    });

  /** The sandbox serves the pictures that the shop's CDN addresses name. */
  const imageUrl = (url: string) =>
    url.replace("https://cdn.shopify.com", `${options.sandboxUrl()}/cdn`);

  routes.onError((error, context) => context.text(error.message, 404));

  routes.get("/", (context) =>
    context.redirect(`/store/${storeNameOf(shopify.shop().domain)}/apps/${APP_HANDLE}/app`),
  );
  routes.get("/store/:name", (context) => context.redirect(`${context.req.path}/products`));

  routes.get("/store/:name/apps/:handle/*", async (context) => {
    const shop = shopOf(context);
    const storeName = storeNameOf(shop.domain);
    const appBase = `/store/${storeName}/apps/${context.req.param("handle")}`;
    const { pathname, search } = new URL(context.req.url);
    const frameUrl = await launch(shop, (pathname.slice(appBase.length) || "/app") + search);
    const frame = { storeName, shop: shop.domain, appBase, appOrigin: new URL(frameUrl).origin };
    return context.html(
      page(shop, { title: "Leafwise", context: frame, body: appPageBody(frameUrl) }),
    );
  });

  routes.get("/store/:name/launch", async (context) =>
    context.redirect(await launch(shopOf(context), context.req.query("path") ?? "/app")),
  );

  routes.post("/store/:name/session-token", async (context) =>
    context.json({ idToken: await shopify.sessionToken({ shop: shopOf(context).domain }) }),
  );

  routes.get("/store/:name/products", (context) => {
    const shop = shopOf(context);
    const storeName = storeNameOf(shop.domain);
    const limit = Math.min(Number(context.req.query("limit") ?? PRODUCTS_PER_PAGE), MOST_PER_PAGE);
    const products = shop.products
      .upwards(Number(context.req.query("after") ?? 0))
      .take(limit)
      .toArray();
    const last = products.length === limit ? products.at(-1) : undefined;
    const next = last ? `/store/${storeName}/products?after=${last.id}&limit=${limit}` : null;
    return context.html(
      page(shop, {
        title: "Products",
        body: productListBody({ storeName, products, next, imageUrl, extensions }),
      }),
    );
  });

  routes.get("/store/:name/products/:id", (context) => {
    const shop = shopOf(context);
    const product = shop.products.get(Number(context.req.param("id")));
    if (!product) return context.text("There is no such product.", 404);
    const storeName = storeNameOf(shop.domain);
    return context.html(
      page(shop, {
        title: product.title,
        body: productBody({ storeName, product, imageUrl, extensions }),
      }),
    );
  });

  routes.route(
    "/",
    extensionRoutes({ extensions, appUrl: () => options.appProxyUrl(), appHandle: APP_HANDLE }),
  );
  routes.get("/admin-assets/extension-points.js", async (context) =>
    sendScript(context, await extensionPointsScript()),
  );

  routes.get("/admin-assets/admin.js", async (context) =>
    sendScript(context, await adminPageScript()),
  );
  routes.get("/admin-assets/admin.css", async (context) =>
    context.body(await adminPageStyle(), 200, { "Content-Type": "text/css" }),
  );
  return { routes };
}

/** What cdn.shopify.com has for the admin. */
export function appBridgeRoutes(): Hono {
  return new Hono().get("/shopifycloud/app-bridge.js", async (context) =>
    sendScript(context, await appBridgeScript()),
  );
}

function sendScript(context: Context, script: string) {
  return context.body(script, 200, {
    "Content-Type": "text/javascript; charset=utf-8",
    "Cache-Control": "no-cache",
  });
}
