import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { RuleEditor } from "../components/rules/rule-editor";
import { flagSchema, rowIdSchema } from "../domain/asked";
import { draftText } from "../domain/mapping-rule";
import { saveRule } from "../flows/rules.server";
import { askedByForm, refusal } from "../requests.server";
import { authenticateMerchant } from "../session.server";
import { editedRule } from "../views/rules.server";

/** `new`, or a rule's id. */
const idSchema = z.union([z.literal("new").transform(() => null), rowIdSchema]);
const savedSchema = z.object({
  draft: draftText,
  keepsDecided: flagSchema,
});

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { context } = await authenticateMerchant(request);
  const id = idSchema.safeParse(params.id);
  if (!id.success) throw refusal("not-found");
  const query = new URL(request.url).searchParams;
  const rule = await editedRule(context.database, context.shop.id, {
    id: id.data,
    draft: draftText.safeParse(query.get("draft")).data ?? null,
    locale: query.get("locale") ?? "en",
  });
  if (!rule) throw refusal("not-found");
  return rule;
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { context, userId: by } = await authenticateMerchant(request);
  const id = idSchema.safeParse(params.id);
  const asked = await askedByForm(request, savedSchema);
  if (!id.success) return refusal("bad-request");
  if (!asked.success) return refusal(asked.refusal);
  const { draft, keepsDecided } = asked.data;
  const saved = await saveRule(context, draft, { id: id.data, keepsDecided, by });
  if (saved.outcome === "saved") return redirect("/app/rules");
  return Response.json(saved, { status: 422 });
}

export default function Rule() {
  const rule = useLoaderData<typeof loader>();
  return <RuleEditor key={rule.id ?? "new"} rule={rule} />;
}
