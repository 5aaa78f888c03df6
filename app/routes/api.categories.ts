import type { LoaderFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { authenticateExtension } from "../session.server";
import { choosableNamed } from "../views/choosable-categories.server";

const LONGEST_SEARCH = 200;
const askedSchema = z.object({ search: z.string().max(LONGEST_SEARCH).default("") });

/** `?search=`: categories of the shop's market that an extension may choose, found as the app's picker finds them. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { context, locale, answer } = await authenticateExtension(request);
  const asked = askedSchema.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  if (!asked.success) return answer({ error: "bad-request" }, 400);
  const { database, shop } = context;
  return answer(await choosableNamed(database, shop.id, { query: asked.data.search, locale }));
}
