import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { processDatabase } from "../context.server";
import { createShopDomain } from "../domain/ids";
import { changeScopes, endInstallation } from "../flows/installation.server";
import { authenticateWebhook } from "../shopify.server";

const scopesSchema = z.object({ current: z.array(z.string()) });

/** `app/uninstalled` and `app/scopes_update`. Both may come twice: the second time changes nothing. */
export async function action({ request }: ActionFunctionArgs) {
  const webhook = await authenticateWebhook(request);
  const { topic, shop, payload } = webhook;
  const domain = createShopDomain(shop);
  if (topic === "APP_UNINSTALLED") {
    const now = new Date();
    const triggeredAt = webhook.triggeredAt ? new Date(webhook.triggeredAt) : now;
    await endInstallation(processDatabase(), domain, { triggeredAt, now });
  }
  if (topic === "APP_SCOPES_UPDATE") {
    const { current } = scopesSchema.parse(payload);
    await changeScopes(processDatabase(), domain, current);
  }
  return new Response();
}
