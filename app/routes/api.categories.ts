import type { LoaderFunctionArgs } from "@remix-run/node";
import { authenticateExtension } from "../session.server";
import { categoriesNamed } from "../views/product.server";

const LONGEST_SEARCH = 100;

/** `?search=`: categories of the shop's market that an extension may choose. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { context, answer } = await authenticateExtension(request);
  const search = new URL(request.url).searchParams.get("search") ?? "";
  const { database, shop } = context;
  return answer(await categoriesNamed(database, shop.id, search.slice(0, LONGEST_SEARCH)));
}
