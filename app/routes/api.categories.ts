import type { LoaderFunctionArgs } from "@remix-run/node";
import { authenticateExtension } from "../session.server";
import { choosableNamed } from "../views/choosable-categories.server";

const LONGEST_SEARCH = 100;

/** `?search=`: categories of the shop's market that an extension may choose, in the browser's language. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { context, answer } = await authenticateExtension(request);
  const search = new URL(request.url).searchParams.get("search") ?? "";
  const locale = request.headers.get("accept-language")?.split(/[,;]/)[0] ?? "en";
  const { database, shop } = context;
  const query = search.slice(0, LONGEST_SEARCH);
  return answer(await choosableNamed(database, shop.id, { query, locale }));
}
