import {
  isRouteErrorResponse,
  Links,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  useRouteError,
  useRouteLoaderData,
} from "@remix-run/react";
import type { loader as appLoader } from "./routes/app";
import { error as words } from "./texts/en.json";

const APP_BRIDGE = "https://cdn.shopify.com/shopifycloud/app-bridge.js";

/** An address outside the app's pages: plain words, nothing to load. */
export function ErrorBoundary() {
  const error = useRouteError();
  const { title, explain } =
    isRouteErrorResponse(error) && error.status < 500 ? words.notFound : words.failed;
  return (
    <html lang="en">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <title>{title}</title>
      </head>
      <body>
        <main>
          <h1>{title}</h1>
          <p>{explain}</p>
        </main>
      </body>
    </html>
  );
}

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
