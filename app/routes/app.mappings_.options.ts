import type { LoaderFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { textSchema } from "../domain/asked";
import { askedByAddress, refusal } from "../requests.server";
import { authenticateMerchant } from "../session.server";
import { filterOptionsView, OPTION_FIELDS } from "../views/filter-options.server";

const querySchema = z.object({
  field: z.enum(OPTION_FIELDS),
  text: textSchema(255).default(""),
});

/** What a merchant may choose for a filter, while typing. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { context, locale } = await authenticateMerchant(request);
  const asked = askedByAddress(request, querySchema);
  if (!asked.success) return refusal(asked.refusal);
  const options = await filterOptionsView(context.database, context.shop.id, {
    ...asked.data,
    locale,
  });
  return Response.json({ options, field: asked.data.field, text: asked.data.text });
}
