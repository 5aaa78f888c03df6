import type { LoaderFunctionArgs } from "@remix-run/node";
import { searchShopifyCategories } from "../flows/search-shopify-categories.server";
import { authenticateMerchant } from "../session.server";
import { foundCategories } from "../views/category-search.server";

/** What the form's search fields offer: `?tiktok=` or `?shopify=` with what was typed. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { context } = await authenticateMerchant(request);
  const query = new URL(request.url).searchParams;
  const shopify = query.get("shopify")?.slice(0, 100);
  if (shopify) return { shopify: await searchShopifyCategories(context, shopify), tiktok: [] };
  const tiktok = query.get("tiktok")?.slice(0, 100) ?? "";
  return { shopify: [], tiktok: await foundCategories(context.database, context.shop.id, tiktok) };
}
