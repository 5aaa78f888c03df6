import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { contextForDomain } from "../context.server";
import { nameSchema } from "../domain/asked";
import { readWrittenCatalog } from "../flows/control-run.server";
import { receiveWebhook } from "../webhooks.server";

const finishedSchema = z.object({ admin_graphql_api_id: nameSchema(200) });

/** `bulk_operations/finish`: the catalog is written, the run that waits for it need not look again. */
export async function action({ request }: ActionFunctionArgs) {
  const { shop, payload } = await receiveWebhook(request, finishedSchema);
  const context = await contextForDomain(shop);
  if (context) await readWrittenCatalog(context, payload.admin_graphql_api_id);
  return new Response();
}
