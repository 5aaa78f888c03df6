import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { ignorePromotions } from "../flows/rules.server";
import { authenticateMerchant } from "../session.server";

const savedSchema = z.object({
  ignoresPromotions: z.enum(["true", "false"]).transform((text) => text === "true"),
});

/** Saves whether collections that are promotions match no rule. */
export async function action({ request }: ActionFunctionArgs) {
  const { context, userId: by } = await authenticateMerchant(request);
  const asked = savedSchema.safeParse(Object.fromEntries(await request.formData()));
  if (!asked.success) return Response.json({ outcome: "bad-request" }, { status: 400 });
  await ignorePromotions(context, { ignores: asked.data.ignoresPromotions, by });
  return Response.json({ outcome: "saved" });
}
