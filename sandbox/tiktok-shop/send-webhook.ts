import { webhookSignatureOf } from "./signature";
import type { Seller } from "./sellers";
import type { TikTokShopStore } from "./store";

/** Types worth handling (facts: L). */
export const WEBHOOK_TYPES = { sellerDeauthorization: 6, upcomingAuthorizationExpiration: 7 };

export interface WebhookToSend {
  type: number;
  shopId: string;
  data?: Record<string, unknown>;
  /** Another secret than the app's, to send a forged one. */
  secret?: string;
  url?: string;
}

/** Posts a webhook as TikTok Shop does: Authorization is the hex HMAC of app key and body (facts: H). */
export async function sendWebhook(
  store: TikTokShopStore,
  webhook: WebhookToSend,
): Promise<Response> {
  const url = webhook.url ?? store.webhookUrl;
  if (!url)
    throw new Error("The sandbox's TikTok Shop has no webhook URL; call setWebhookUrl first.");
  const body = JSON.stringify({
    type: webhook.type,
    shop_id: webhook.shopId,
    timestamp: Math.floor(store.now() / 1000),
    data: webhook.data ?? {},
  });
  const app = { appKey: store.app.appKey, appSecret: webhook.secret ?? store.app.appSecret };
  const headers = {
    "content-type": "application/json",
    authorization: webhookSignatureOf(body, app),
  };
  return fetch(url, { method: "POST", headers, body });
}

/** The seller takes the authorization back: tokens die at once, and every shop's webhook is sent. */
export async function deauthorize(store: TikTokShopStore, seller: Seller): Promise<Response[]> {
  store.authorizations.revoke(seller);
  const type = WEBHOOK_TYPES.sellerDeauthorization;
  const message = "The seller has cancelled the authorization.";
  return Promise.all(
    seller.shops.map(({ id }) => sendWebhook(store, { type, shopId: id, data: { message } })),
  );
}
