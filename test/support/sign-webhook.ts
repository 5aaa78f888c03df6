import { createHmac, randomUUID } from "node:crypto";

interface Webhook {
  path: string;
  topic: string;
  shop: string;
  payload: unknown;
  /** As it is sent, instead of the payload. */
  body?: string;
  triggeredAt?: Date;
  /** Signs it; another one than the app's forges it. */
  secret: string;
}

/** A webhook as Shopify sends it. */
export function signWebhook({
  path,
  topic,
  shop,
  payload,
  body = JSON.stringify(payload),
  secret,
  triggeredAt = new Date(),
}: Webhook): Request {
  return new Request(new URL(path, "https://leafwise.test"), {
    method: "POST",
    body,
    headers: {
      "content-type": "application/json",
      "x-shopify-topic": topic,
      "x-shopify-shop-domain": shop,
      "x-shopify-api-version": "2026-10",
      "x-shopify-webhook-id": randomUUID(),
      "x-shopify-event-id": randomUUID(),
      "x-shopify-triggered-at": triggeredAt.toISOString(),
      "x-shopify-hmac-sha256": createHmac("sha256", secret).update(body).digest("base64"),
    },
  });
}
