import type { LoaderFunctionArgs } from "@remix-run/node";
import { authenticateSystem } from "../session.server";
import { confirmedMappingsView, mappingsQuerySchema } from "../views/confirmed-mappings.server";

/** Confirmed mappings for the shop's own systems: docs/api.md. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { context, answer, refuse } = await authenticateSystem(request);
  const query = mappingsQuerySchema.safeParse(
    Object.fromEntries(new URL(request.url).searchParams),
  );
  if (!query.success) {
    const parameter = String(query.error.issues[0]?.path[0]);
    return refuse("bad-request", { parameter });
  }
  return answer(await confirmedMappingsView(context.database, context.shop.id, query.data));
}
