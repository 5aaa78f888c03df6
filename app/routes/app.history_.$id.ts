import type { LoaderFunctionArgs } from "@remix-run/node";
import { rowIdSchema } from "../domain/asked";
import { refusal } from "../requests.server";
import { authenticateMerchant } from "../session.server";
import { undoAccount } from "../views/history.server";

/** What an undo of a decision would do. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { context, locale } = await authenticateMerchant(request);
  const id = rowIdSchema.safeParse(params.id);
  const account = id.success
    ? await undoAccount(context.database, { ...context, locale }, id.data)
    : null;
  if (!account) throw refusal("not-found");
  return Response.json(account);
}
