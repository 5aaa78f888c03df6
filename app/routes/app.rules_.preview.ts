import type { LoaderFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { rowIdSchema } from "../domain/asked";
import { draftText } from "../domain/mapping-rule";
import { askedByAddress, refusal } from "../requests.server";
import { authenticateMerchant } from "../session.server";
import { rulePreview } from "../views/rule-preview.server";

const askedSchema = z.object({
  draft: draftText,
  id: rowIdSchema.nullable().default(null),
});

/** What a rule would do as it is in the editor. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { context } = await authenticateMerchant(request);
  const query = new URL(request.url).searchParams;
  const asked = askedByAddress(request, askedSchema);
  if (!asked.success) return refusal(asked.refusal);
  const preview = await rulePreview(context.database, context.shop.id, asked.data);
  return Response.json({ asked: query.get("draft"), preview });
}
