import { createHmac, timingSafeEqual } from "node:crypto";

/** Whether `authorization` is the hex HMAC-SHA256 of app key and raw body (tiktok-shop-api, Webhooks, H). */
export function isGenuineWebhook(
  webhook: { authorization: string | null; rawBody: string },
  app: { appKey: string; appSecret: string },
): boolean {
  const expected = createHmac("sha256", app.appSecret)
    .update(`${app.appKey}${webhook.rawBody}`)
    .digest();
  const given = Buffer.from(webhook.authorization ?? "", "hex");
  return given.length === expected.length && timingSafeEqual(given, expected);
}
