import type { LoaderFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { textSchema } from "../domain/asked";
import { askedByAddress } from "../requests.server";
import { authenticateExtension } from "../session.server";
import { choosableNamed } from "../views/choosable-categories.server";

const LONGEST_SEARCH = 200;
const askedSchema = z.object({ search: textSchema(LONGEST_SEARCH).default("") });

/** `?search=`: categories of the shop's market that an extension may choose, found as the app's picker finds them. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { context, locale, answer, refuse } = await authenticateExtension(request);
  const asked = askedByAddress(request, askedSchema);
  if (!asked.success) return refuse(asked.refusal);
  const { database, shop } = context;
  return answer(await choosableNamed(database, shop.id, { query: asked.data.search, locale }));
}
