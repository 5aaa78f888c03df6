import type { ActionFunctionArgs } from "@remix-run/node";
import { isGenuineTikTokShopWebhook, processDatabase, processTime } from "../context.server";
import { MOST_BODY_BYTES } from "../domain/body-limits";
import { hearTikTokShop, tikTokShopWebhookSchema } from "../flows/hear-tiktok-shop.server";
import { bodyOf, refusal } from "../requests.server";

/** TikTok Shop's webhooks: a seller took the authorization back, or it ends soon. */
export async function action({ request }: ActionFunctionArgs) {
  const body = await bodyOf(request, MOST_BODY_BYTES);
  if (body === "too-large") return refusal(body);
  const rawBody = new TextDecoder("utf-8", { ignoreBOM: true }).decode(body);
  if (!isGenuineTikTokShopWebhook(request, rawBody)) return refusal("unauthorized");
  const webhook = tikTokShopWebhookSchema.safeParse(rawBody);
  if (!webhook.success) return refusal("bad-request");
  await hearTikTokShop(processDatabase(), webhook.data, processTime());
  return new Response();
}
