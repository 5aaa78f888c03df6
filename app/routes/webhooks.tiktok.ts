import type { ActionFunctionArgs } from "@remix-run/node";
import { isGenuineTikTokShopWebhook, processDatabase } from "../context.server";
import { hearTikTokShop } from "../flows/hear-tiktok-shop.server";

/** TikTok Shop's webhooks: a seller took the authorization back, or it ends soon. */
export async function action({ request }: ActionFunctionArgs) {
  const rawBody = await request.text();
  if (!isGenuineTikTokShopWebhook(request, rawBody)) return new Response(null, { status: 401 });
  await hearTikTokShop(processDatabase(), JSON.parse(rawBody), new Date());
  return new Response();
}
