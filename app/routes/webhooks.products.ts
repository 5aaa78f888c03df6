import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { contextForDomain } from "../context.server";
import { createProductId, createShopDomain } from "../domain/ids";
import { noteProductEvent } from "../flows/product-changes.server";
import { authenticateWebhook } from "../shopify.server";

/** A deletion says no more than the id. */
const productSchema = z.object({
  id: z.number().int().positive().transform(createProductId),
  updated_at: z.coerce.date().nullish(),
});

/** `products/create`, `products/update` and `products/delete`: noted and answered, the work is a job's. */
export async function action({ request }: ActionFunctionArgs) {
  const { topic, shop, payload, webhookId, eventId } = await authenticateWebhook(request);
  const { id, updated_at } = productSchema.parse(payload);
  const context = await contextForDomain(createShopDomain(shop));
  if (context) {
    await noteProductEvent(context, {
      topic: topic.toLowerCase().replace("_", "/"),
      eventId: eventId ?? webhookId,
      productId: id,
      updatedAt: updated_at ?? null,
    });
  }
  return new Response();
}
