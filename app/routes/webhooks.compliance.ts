import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { jobQueue } from "../context.server";
import { nameSchema } from "../domain/asked";
import { forgetShopJob } from "../jobs/catalog";
import { receiveWebhook } from "../webhooks.server";

const complianceSchema = z.object({ shop_domain: nameSchema(255) });

/**
 * The three compliance topics. The app stores nothing about customers, so there is nothing to hand over or to
 * delete for two of them; `shop/redact` deletes every row of the shop.
 */
export async function action({ request }: ActionFunctionArgs) {
  const { topic, shop } = await receiveWebhook(request, complianceSchema);
  if (topic === "SHOP_REDACT") await (await jobQueue()).send(forgetShopJob, { shop });
  return new Response();
}
