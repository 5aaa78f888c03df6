import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { processDatabase, processTime } from "../context.server";
import { nameSchema } from "../domain/asked";
import { changeScopes, endInstallation } from "../flows/installation.server";
import { refusal } from "../requests.server";
import { receiveWebhook } from "../webhooks.server";

const payloadSchema = z.object({ current: z.array(nameSchema(200)).max(500).optional() });

/** `app/uninstalled` and `app/scopes_update`. Both may come twice: the second time changes nothing. */
export async function action({ request }: ActionFunctionArgs) {
  const { topic, shop, isShopSigned, payload, triggeredAt } = await receiveWebhook(
    request,
    payloadSchema,
  );
  if (topic === "APP_UNINSTALLED") {
    // Its body is the shop. Another one comes from a webhook that was sent for something else.
    if (!isShopSigned) return refusal("bad-request");
    const now = processTime();
    await endInstallation(processDatabase(), shop, { triggeredAt: triggeredAt ?? now, now });
  }
  if (topic === "APP_SCOPES_UPDATE") {
    if (!payload.current) return refusal("bad-request");
    await changeScopes(processDatabase(), shop, payload.current);
  }
  return new Response();
}
