import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { SAMPLE_SHARES } from "../domain/question-sample";
import { saveSampling } from "../flows/sampling-settings.server";
import { authenticateMerchant } from "../session.server";

const savedSchema = z.object({
  isOn: z.enum(["true", "false"]).transform((text) => text === "true"),
  sharePercent: z.coerce.number().pipe(z.literal(SAMPLE_SHARES)),
});

/** Saves whether TikTok Shop is asked about samples first, and how far they have to agree. */
export async function action({ request }: ActionFunctionArgs) {
  const { context } = await authenticateMerchant(request);
  const asked = savedSchema.safeParse(Object.fromEntries(await request.formData()));
  if (!asked.success) return Response.json({ outcome: "bad-request" }, { status: 400 });
  await saveSampling(context, asked.data);
  return Response.json({ outcome: "saved" });
}
