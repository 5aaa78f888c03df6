import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { textSchema } from "../domain/asked";
import { noteBrowserFailure } from "../failures.server";
import { askedByJson, refusal } from "../requests.server";
import { authenticateMerchant } from "../session.server";

const failureSchema = z.object({
  reference: z.string().regex(/^[0-9a-f]{8}$/),
  message: textSchema(500),
  path: textSchema(500),
});

/** A page that failed in the merchant's browser says so, for the operator. */
export async function action({ request }: ActionFunctionArgs) {
  const { context } = await authenticateMerchant(request);
  const failure = await askedByJson(request, failureSchema);
  if (!failure.success) return refusal(failure.refusal);
  noteBrowserFailure({ ...failure.data, shop: context.shop.domain });
  return Response.json({ outcome: "noted" });
}
