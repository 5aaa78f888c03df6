import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { rowIdSchema } from "../domain/asked";
import { filterText } from "../domain/exact-filter";
import { startExport, startProblemList } from "../flows/download.server";
import { askedByJson, refusal } from "../requests.server";
import { authenticateMerchant } from "../session.server";

const askedSchema = z.discriminatedUnion("what", [
  z.object({ what: z.literal("mappings"), query: filterText }),
  z.object({ what: z.literal("import-problems"), importId: rowIdSchema }),
]);

/** The address of a file that the browser may download, once and at once. */
export async function action({ request }: ActionFunctionArgs) {
  const { context } = await authenticateMerchant(request);
  const asked = await askedByJson(request, askedSchema);
  if (!asked.success) return refusal(asked.refusal);
  const address =
    asked.data.what === "mappings"
      ? await startExport(context, asked.data.query)
      : await startProblemList(context, asked.data.importId);
  return Response.json({ address });
}
