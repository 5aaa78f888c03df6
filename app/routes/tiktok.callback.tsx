import { redirect, type LoaderFunctionArgs } from "@remix-run/node";
import { connectContext, shopifyApiKey } from "../context.server";
import { shopOfState } from "../flows/connect-tiktok-shop.server";
import en from "../texts/en.json";

/**
 * TikTok Shop sends the seller back here, in the top window, where nobody is signed in: lead back into the admin,
 * where the session token says whose state it has to be.
 */
export async function loader({ request }: LoaderFunctionArgs) {
  const query = new URL(request.url).searchParams;
  const state = query.get("state") ?? "";
  const shop = await shopOfState(connectContext(), state);
  if (!shop) throw new Response(null, { status: 400 });
  const code = query.get("code");
  // A seller who says no comes back with `error` and the code "null" (M).
  const isAuthorized = code !== null && code !== "null" && !query.has("error");
  const answer = new URLSearchParams(isAuthorized ? { code, state } : { message: "canceled" });
  const storeName = shop.replace(".myshopify.com", "");
  return redirect(
    `https://admin.shopify.com/store/${storeName}/apps/${shopifyApiKey()}/app/connection?${answer}`,
  );
}

export default function Callback() {
  return null;
}

/** A page outside the admin: plain words, nothing to load. */
export function ErrorBoundary() {
  return (
    <main>
      <h1>{en.callback.title}</h1>
      <p>{en.callback.explain}</p>
    </main>
  );
}
