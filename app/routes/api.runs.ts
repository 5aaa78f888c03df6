import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { currentSeller } from "../context.server";
import { createProductId } from "../domain/ids";
import { startMapSelected } from "../flows/map-selected.server";
import { authenticateExtension } from "../session.server";

/** More than anybody selects by hand; who wants all products maps all. */
const MOST_PRODUCTS = 2_000;

const selectionSchema = z.object({
  productIds: z
    .array(
      z
        .string()
        .regex(/^[1-9]\d{0,15}$/)
        .transform(createProductId),
    )
    .min(1)
    .max(MOST_PRODUCTS),
});

/** Browsers ask first whether the extension's origin may send (OPTIONS): answered by the authentication. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { answer } = await authenticateExtension(request);
  return answer({ error: "not-found" }, 404);
}

/** Starts a run of the selected products. */
export async function action({ request }: ActionFunctionArgs) {
  const { context, userId: by, answer } = await authenticateExtension(request);
  const selection = selectionSchema.safeParse(await request.json().catch(() => null));
  if (!selection.success) return answer({ error: "bad-request" }, 400);
  const seller = await currentSeller(context);
  if (!seller) return answer({ error: "not-connected" }, 409);
  const run = await startMapSelected(context, { seller, by, ...selection.data });
  return answer({ id: run.id }, 201);
}
