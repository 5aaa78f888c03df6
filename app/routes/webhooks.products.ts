import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { contextForDomain } from "../context.server";
import { anyTimeSchema, productIdSchema } from "../domain/asked";
import { noteProductEvent } from "../flows/product-changes.server";
import { receiveWebhook } from "../webhooks.server";

/** A deletion says no more than the id. */
const productSchema = z.object({ id: productIdSchema, updated_at: anyTimeSchema.nullish() });

/** `products/create`, `products/update` and `products/delete`: noted and answered, the work is a job's. */
export async function action({ request }: ActionFunctionArgs) {
  const { topic, shop, payload, eventId } = await receiveWebhook(request, productSchema);
  const context = await contextForDomain(shop);
  if (context) {
    await noteProductEvent(context, {
      topic: topic.toLowerCase().replace("_", "/"),
      eventId,
      productId: payload.id,
      updatedAt: payload.updated_at ?? null,
    });
  }
  return new Response();
}
