import type { LoaderFunctionArgs } from "@remix-run/node";
import { authenticateMerchant } from "../session.server";
import { ruleSuggestions } from "../views/rules.server";

/** Rules that the shop's products suggest. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { context } = await authenticateMerchant(request);
  return Response.json({
    suggestions: await ruleSuggestions(context.database, context.shop.id),
  });
}
