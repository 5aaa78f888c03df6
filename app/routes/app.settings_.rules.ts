import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { flagSchema } from "../domain/asked";
import { ignorePromotions } from "../flows/rules.server";
import { askedByForm, refusal } from "../requests.server";
import { authenticateMerchant } from "../session.server";

const savedSchema = z.object({
  ignoresPromotions: flagSchema,
});

/** Saves whether collections that are promotions match no rule. */
export async function action({ request }: ActionFunctionArgs) {
  const { context, userId: by } = await authenticateMerchant(request);
  const asked = await askedByForm(request, savedSchema);
  if (!asked.success) return refusal(asked.refusal);
  await ignorePromotions(context, { ignores: asked.data.ignoresPromotions, by });
  return Response.json({ outcome: "saved" });
}
