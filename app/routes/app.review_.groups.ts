import type { LoaderFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { authenticateMerchant } from "../session.server";
import { reviewGroupsView } from "../views/review-groups.server";

const localCategoryIdSchema = z.coerce.number().int().positive().max(2_147_483_647);

/** What a local category splits into, for the row that the merchant opens. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { context, locale } = await authenticateMerchant(request);
  const id = localCategoryIdSchema.safeParse(new URL(request.url).searchParams.get("category"));
  if (!id.success) throw new Response(null, { status: 400 });
  const asked = { localCategoryId: id.data, now: context.now(), locale };
  return Response.json(await reviewGroupsView(context.database, context.shop.id, asked));
}
