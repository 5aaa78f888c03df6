import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { noteBrowserFailure } from "../failures.server";
import { authenticateMerchant } from "../session.server";

const failureSchema = z.object({
  reference: z.string().regex(/^[0-9a-f]{8}$/),
  message: z.string().max(500),
  path: z.string().max(500),
});

/** A page that failed in the merchant's browser says so, for the operator. */
export async function action({ request }: ActionFunctionArgs) {
  const { context } = await authenticateMerchant(request);
  const failure = failureSchema.safeParse(await request.json().catch(() => null));
  if (!failure.success) return Response.json({ error: "bad-request" }, { status: 400 });
  noteBrowserFailure({ ...failure.data, shop: context.shop.domain });
  return Response.json({ outcome: "noted" });
}
