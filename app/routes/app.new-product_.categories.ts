import type { LoaderFunctionArgs } from "@remix-run/node";
import { cutText, storableText } from "../domain/text";
import { searchShopifyCategories } from "../flows/search-shopify-categories.server";
import { authenticateMerchant } from "../session.server";

const LONGEST_SEARCH = 100;

/** Shopify's own categories that fit `?search=`, for the form's search field. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { context } = await authenticateMerchant(request);
  const given = new URL(request.url).searchParams.get("search") ?? "";
  const search = cutText(storableText(given), LONGEST_SEARCH);
  return { categories: search === "" ? [] : await searchShopifyCategories(context, search) };
}
