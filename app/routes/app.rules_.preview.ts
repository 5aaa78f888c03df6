import type { LoaderFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { draftText } from "../domain/mapping-rule";
import { authenticateMerchant } from "../session.server";
import { rulePreview } from "../views/rule-preview.server";

const askedSchema = z.object({
  draft: draftText,
  id: z.coerce.number().int().positive().nullable().default(null),
});

/** What a rule would do as it is in the editor. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { context } = await authenticateMerchant(request);
  const query = new URL(request.url).searchParams;
  const asked = askedSchema.safeParse(Object.fromEntries(query));
  if (!asked.success) return Response.json({ error: "bad-request" }, { status: 400 });
  const preview = await rulePreview(context.database, context.shop.id, asked.data);
  return Response.json({ asked: query.get("draft"), preview });
}
