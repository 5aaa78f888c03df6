import type { LoaderFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { authenticateMerchant } from "../session.server";
import { undoAccount } from "../views/history.server";

const idSchema = z.coerce.number().int().positive().max(2_147_483_647);

/** What an undo of a decision would do. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { context, locale } = await authenticateMerchant(request);
  const id = idSchema.safeParse(params.id);
  const account = id.success
    ? await undoAccount(context.database, { ...context, locale }, id.data)
    : null;
  if (!account) throw new Response(null, { status: 404 });
  return Response.json(account);
}
