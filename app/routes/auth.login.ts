import type { LoaderFunctionArgs } from "@remix-run/node";
import { openInAdminPage } from "../plain-page.server";

/** Where whoever opens the app outside the admin is sent: nobody signs in here, the admin does it. */
export function loader({ request }: LoaderFunctionArgs) {
  return openInAdminPage(request);
}
