import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { startExport, startProblemList } from "../flows/download.server";
import { authenticateMerchant } from "../session.server";

const askedSchema = z.discriminatedUnion("what", [
  z.object({ what: z.literal("mappings"), query: z.string().max(2_000) }),
  z.object({ what: z.literal("import-problems"), importId: z.number().int().positive() }),
]);

/** The address of a file that the browser may download, once and at once. */
export async function action({ request }: ActionFunctionArgs) {
  const { context } = await authenticateMerchant(request);
  const asked = askedSchema.safeParse(await request.json().catch(() => null));
  if (!asked.success) return Response.json({ error: "bad-request" }, { status: 400 });
  const address =
    asked.data.what === "mappings"
      ? await startExport(context, asked.data.query)
      : await startProblemList(context, asked.data.importId);
  return Response.json({ address });
}
