import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { flagSchema, rowIdSchema } from "../domain/asked";
import { isErrorBudget } from "../domain/error-budget";
import { setErrorBudget } from "../flows/error-budget.server";
import { undoDecision } from "../flows/undo-decision.server";
import { askedByForm, refusal } from "../requests.server";
import { authenticateMerchant } from "../session.server";
import { errorBudgetView } from "../views/error-budget.server";

const chosen = {
  budget: z.coerce.number().refine(isErrorBudget),
  isOn: flagSchema,
};
const intentSchema = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("switch"), ...chosen }),
  z.object({ intent: z.literal("confirm-now"), ...chosen }),
  z.object({ intent: z.literal("resume") }),
  z.object({ intent: z.literal("undo"), decisionId: rowIdSchema }),
]);

/** The error budget: read and changed from wherever its settings are shown. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { context } = await authenticateMerchant(request);
  return Response.json(await errorBudgetView(context.database, context.shop.id));
}

export async function action({ request }: ActionFunctionArgs) {
  const { context, userId: by } = await authenticateMerchant(request);
  const asked = await askedByForm(request, intentSchema);
  if (!asked.success) return refusal(asked.refusal);
  if (asked.data.intent === "undo")
    return undoDecision(context, { decisionId: asked.data.decisionId, by });
  return setErrorBudget(context, asked.data, by);
}
