import type { LoaderFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { authenticateMerchant } from "../session.server";
import { filterOptionsView, OPTION_FIELDS } from "../views/filter-options.server";

const querySchema = z.object({
  field: z.enum(OPTION_FIELDS),
  text: z.string().max(255).default(""),
});

/** What a merchant may choose for a filter, while typing. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { context, locale } = await authenticateMerchant(request);
  const asked = querySchema.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  if (!asked.success) return Response.json({ error: "bad-request" }, { status: 400 });
  const options = await filterOptionsView(context.database, context.shop.id, {
    ...asked.data,
    locale,
  });
  return Response.json({ options, field: asked.data.field, text: asked.data.text });
}
