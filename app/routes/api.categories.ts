import type { LoaderFunctionArgs } from "@remix-run/node";
import { authenticateExtension } from "../session.server";
import { foundCategories } from "../views/category-search.server";

const LONGEST_SEARCH = 100;
/** What a narrow card has room for: who sees too many writes another word. */
const MOST_SHOWN = 10;

/** `?search=`: categories of the shop's market that an extension may choose. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { context, answer } = await authenticateExtension(request);
  const search = new URL(request.url).searchParams.get("search") ?? "";
  const { database, shop } = context;
  const found = await foundCategories(database, shop.id, search.slice(0, LONGEST_SEARCH));
  return answer(found.slice(0, MOST_SHOWN).map(({ categoryId: id, path }) => ({ id, path })));
}
