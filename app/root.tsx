import {
  Links,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  useRouteLoaderData,
} from "@remix-run/react";
import type { loader as appLoader } from "./routes/app";

const APP_BRIDGE = "https://cdn.shopify.com/shopifycloud/app-bridge.js";

/** Every document: App Bridge's script is the first of the head, as the App Store asks. */
export default function App() {
  const app = useRouteLoaderData<typeof appLoader>("routes/app");
  return (
    <html lang={app?.locale ?? "en"}>
      <head>
        {app ? (
          <>
            <meta name="shopify-api-key" content={app.apiKey} />
            <script src={APP_BRIDGE} />
          </>
        ) : null}
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <link rel="preconnect" href="https://cdn.shopify.com/" />
        <Meta />
        <Links />
      </head>
      <body>
        <Outlet />
        <ScrollRestoration />
        <Scripts />
      </body>
    </html>
  );
}
