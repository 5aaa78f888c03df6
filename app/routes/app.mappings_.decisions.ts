import type { LoaderFunctionArgs } from "@remix-run/node";
import { authenticateMerchant } from "../session.server";
import { decisionsView } from "../views/decisions.server";

/** How far decisions about many products are, for the page that watches them. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { context } = await authenticateMerchant(request);
  const isReview = new URL(request.url).searchParams.get("page") === "review";
  const page = isReview ? "review" : "mappings";
  return Response.json(await decisionsView(context.database, context.shop.id, page));
}
