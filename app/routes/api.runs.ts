import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { currentSeller } from "../context.server";
import { productIdSchema } from "../domain/asked";
import { startMapSelected } from "../flows/map-selected.server";
import { askedByJson } from "../requests.server";
import { authenticateExtension } from "../session.server";

/** More than anybody selects by hand; who wants all products maps all. */
const MOST_PRODUCTS = 2_000;

const selectionSchema = z.object({
  productIds: z.array(productIdSchema).min(1).max(MOST_PRODUCTS),
});

/** Browsers ask first whether the extension's origin may send (OPTIONS): answered by the authentication. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { refuse } = await authenticateExtension(request);
  return refuse("not-found");
}

/** Starts a run of the selected products. */
export async function action({ request }: ActionFunctionArgs) {
  const { context, userId: by, answer, refuse } = await authenticateExtension(request);
  const selection = await askedByJson(request, selectionSchema);
  if (!selection.success) return refuse(selection.refusal);
  const seller = await currentSeller(context);
  if (!seller) return refuse("not-connected");
  const run = await startMapSelected(context, { seller, by, ...selection.data });
  return answer({ id: run.id }, 201);
}
