import type { Hono } from "hono";
import type { TikTokShopOptions } from "./options";
import { tikTokShopRoutes } from "./routes";
import { deauthorize, sendWebhook, type WebhookToSend } from "./send-webhook";
import { TikTokShopStore } from "./store";

export interface SimulatedTikTokShop {
  routes: Hono;
  store: TikTokShopStore;
  sendWebhook(webhook: WebhookToSend): Promise<Response>;
  /** The seller takes the authorization back; webhooks go out for each of the seller's shops. */
  deauthorize(sellerId: string): Promise<Response[]>;
  reset(): void;
}

/** A TikTok Shop for tests and the demo. It refuses what the real one refuses, as far as that is known. */
export function createTikTokShop(options: TikTokShopOptions): SimulatedTikTokShop {
  const store = new TikTokShopStore(options);
  return {
    routes: tikTokShopRoutes(store),
    store,
    sendWebhook: (webhook) => sendWebhook(store, webhook),
    deauthorize: (sellerId) => deauthorize(store, store.seller(sellerId)),
    reset: () => store.reset(),
  };
}

export type { TikTokShopOptions } from "./options";
export { largeTree } from "./seed-tree";
export { WEBHOOK_TYPES } from "./send-webhook";
export { TikTokShopStore } from "./store";
