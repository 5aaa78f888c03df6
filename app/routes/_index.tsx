import { redirect, type LoaderFunctionArgs } from "@remix-run/node";

/** Shopify opens the app at its root: lead to Home with everything it says. */
export function loader({ request }: LoaderFunctionArgs) {
  return redirect(`/app${new URL(request.url).search}`);
}
