import type { LoaderFunctionArgs } from "@remix-run/node";
import { rowIdSchema } from "../domain/asked";
import { refusal } from "../requests.server";
import { authenticateMerchant } from "../session.server";
import { reviewGroupsView } from "../views/review-groups.server";

/** What a local category splits into, for the row that the merchant opens. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { context, locale } = await authenticateMerchant(request);
  const id = rowIdSchema.safeParse(new URL(request.url).searchParams.get("category"));
  if (!id.success) throw refusal("bad-request");
  const asked = { localCategoryId: id.data, now: context.now(), locale };
  return Response.json(await reviewGroupsView(context.database, context.shop.id, asked));
}
