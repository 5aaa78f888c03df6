import { type Context, Hono } from "hono";
import { html, raw } from "hono/html";
import { extensionFrameScript, extensionFrameStyle } from "../browser-script";
import { bundleExtension } from "./bundle-extension";
import type { FrameContext } from "./frame-context";
import type { Extension } from "./read-extensions";

interface ExtensionRoutes {
  extensions: Extension[];
  appUrl(): string;
  appHandle: string;
}

/** The frames that extensions run in, away from the admin's page and from the app's. */
export function extensionRoutes({ extensions, appUrl, appHandle }: ExtensionRoutes): Hono {
  const routes = new Hono();
  const bundles = new Map<string, Promise<string>>();
  const find = (context: Context): Extension => {
    const found = extensions.find(({ handle }) => handle === context.req.param("handle"));
    if (!found) throw new Error("There is no such extension.");
    return found;
  };

  routes.get("/store/:name/extensions/:handle", (context) => {
    const storeName = context.req.param("name");
    const { handle, texts } = find(context);
    const ids = context.req.query("selected")?.split(",").filter(Boolean) ?? [];
    return context.html(
      framePage(handle, {
        target: context.req.query("target") ?? "",
        selected: ids.map((id) => `gid://shopify/Product/${id}`),
        texts,
        storeName,
        appUrl: appUrl(),
        appBase: `/store/${storeName}/apps/${appHandle}`,
      }),
    );
  });

  routes.get("/admin-assets/extensions/:handle", async (context) => {
    const extension = find(context);
    const bundle = bundles.get(extension.handle) ?? bundleExtension(extension);
    bundles.set(extension.handle, bundle);
    return context.body(await bundle, 200, { "Content-Type": "text/javascript; charset=utf-8" });
  });

  routes.get("/admin-assets/extension-frame.js", async (context) =>
    context.body(await extensionFrameScript(), 200, {
      "Content-Type": "text/javascript; charset=utf-8",
    }),
  );
  routes.get("/admin-assets/extension-frame.css", async (context) =>
    context.body(await extensionFrameStyle(), 200, { "Content-Type": "text/css" }),
  );
  return routes;
}

function framePage(handle: string, frame: FrameContext) {
  const context = JSON.stringify(frame).replaceAll("<", "\\u003c");
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <title>${handle}</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href="/admin-assets/extension-frame.css" />
        <script type="application/json" id="frame-context">
          ${raw(context)}
        </script>
      </head>
      <body>
        <script src="/admin-assets/extension-frame.js"></script>
        <script src="/admin-assets/extensions/${handle}"></script>
      </body>
    </html>`;
}
