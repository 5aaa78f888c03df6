import type { Context, Hono } from "hono";
import { adminRoutes } from "./admin-routes";
import { cdnRoutes } from "./cdn";
import { bulkFileRoutes, stagedUploadRoutes } from "./storage-routes";
import { type ShopifyOptions, ShopifyStore } from "./store";

export interface Shopify {
  /** One app per played host. */
  routes: { admin: Hono; cdn: Hono; bulkFiles: Hono; stagedUploads: Hono };
  store: ShopifyStore;
  reset(first: Pick<ShopifyOptions, "shop" | "catalog">): void;
}

export function createShopify(options: ShopifyOptions): Shopify {
  const store = new ShopifyStore(options);
  const hostOf = (c: Context) => c.req.header("x-sandbox-host") ?? "";
  return {
    routes: {
      admin: adminRoutes(store, hostOf),
      cdn: cdnRoutes(store),
      bulkFiles: bulkFileRoutes(store),
      stagedUploads: stagedUploadRoutes(store),
    },
    store,
    reset: (first) => store.reset(first),
  };
}
