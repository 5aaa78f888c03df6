import type { LoaderFunctionArgs } from "@remix-run/node";
import { authenticateMerchant } from "../session.server";
import { matchesView } from "../views/filter-options.server";

/** How many mappings the filter of the address finds: asked for when all of them are to be decided about. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { context } = await authenticateMerchant(request);
  const query = new URL(request.url).searchParams;
  return Response.json({ products: await matchesView(context.database, context.shop.id, query) });
}
