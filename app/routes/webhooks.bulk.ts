import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { contextForDomain } from "../context.server";
import { createShopDomain } from "../domain/ids";
import { readWrittenCatalog } from "../flows/control-run.server";
import { authenticateWebhook } from "../shopify.server";

const finishedSchema = z.object({ admin_graphql_api_id: z.string() });

/** `bulk_operations/finish`: the catalog is written, the run that waits for it need not look again. */
export async function action({ request }: ActionFunctionArgs) {
  const { shop, payload } = await authenticateWebhook(request);
  const { admin_graphql_api_id: bulkOperationId } = finishedSchema.parse(payload);
  const context = await contextForDomain(createShopDomain(shop));
  if (context) await readWrittenCatalog(context, bulkOperationId);
  return new Response();
}
