import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { RulesPage } from "../components/rules/rules-page";
import { flagSchema, rowIdSchema } from "../domain/asked";
import { moveRule, removeRule, switchRule } from "../flows/rules.server";
import { askedByForm, refusal } from "../requests.server";
import { authenticateMerchant } from "../session.server";
import { rulesView } from "../views/rules.server";

const id = rowIdSchema;
const intentSchema = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("move"), id, direction: z.enum(["up", "down"]) }),
  z.object({ intent: z.literal("switch"), id, isEnabled: flagSchema }),
  z.object({ intent: z.literal("remove"), id, keepsDecided: flagSchema }),
]);

export async function loader({ request }: LoaderFunctionArgs) {
  const { context } = await authenticateMerchant(request);
  return rulesView(context.database, context.shop.id);
}

export async function action({ request }: ActionFunctionArgs) {
  const { context, userId: by } = await authenticateMerchant(request);
  const asked = await askedByForm(request, intentSchema);
  if (!asked.success) return refusal(asked.refusal);
  switch (asked.data.intent) {
    case "move":
      return moveRule(context, { ...asked.data, by });
    case "switch":
      return switchRule(context, { ...asked.data, by });
    case "remove":
      return removeRule(context, { ...asked.data, by });
  }
}

export default function Rules() {
  return <RulesPage view={useLoaderData<typeof loader>()} />;
}
