import type { LoaderFunctionArgs } from "@remix-run/node";
import { productIdSchema } from "../domain/asked";
import { authenticateSystem } from "../session.server";
import { confirmedMappingView } from "../views/confirmed-mappings.server";

/** The confirmed mapping of one product: docs/api.md. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { context, answer, refuse } = await authenticateSystem(request);
  const id = productIdSchema.safeParse(params.id);
  const { database, shop } = context;
  const mapping = id.success ? await confirmedMappingView(database, shop.id, id.data) : null;
  return mapping ? answer(mapping) : refuse("not-found");
}
