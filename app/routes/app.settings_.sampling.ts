import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { flagSchema } from "../domain/asked";
import { SAMPLE_SHARES } from "../domain/question-sample";
import { saveSampling } from "../flows/sampling-settings.server";
import { askedByForm, refusal } from "../requests.server";
import { authenticateMerchant } from "../session.server";

const savedSchema = z.object({
  isOn: flagSchema,
  sharePercent: z.coerce.number().pipe(z.literal(SAMPLE_SHARES)),
});

/** Saves whether TikTok Shop is asked about samples first, and how far they have to agree. */
export async function action({ request }: ActionFunctionArgs) {
  const { context } = await authenticateMerchant(request);
  const asked = await askedByForm(request, savedSchema);
  if (!asked.success) return refusal(asked.refusal);
  await saveSampling(context, asked.data);
  return Response.json({ outcome: "saved" });
}
