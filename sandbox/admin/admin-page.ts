import { html, raw } from "hono/html";
import type { AdminContext } from "./admin-context";

export interface AdminPage {
  storeName: string;
  shopName: string;
  appHandle: string;
  title: string;
  /** With an app in it the page has the app's title bar and menu. */
  context?: AdminContext;
  body: ReturnType<typeof html>;
}

export function adminPage({ storeName, shopName, appHandle, title, context, body }: AdminPage) {
  const base = `/store/${storeName}`;
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title} · ${shopName}</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href="/admin-assets/admin.css" />
        ${
          context
            ? html`<script type="application/json" id="admin-context">
                ${raw(scriptJson(context))}
              </script>`
            : ""
        }
        <script src="/admin-assets/admin.js"></script>
      </head>
      <body>
        <header class="top">
          <strong>Sandbox admin</strong>
          <div id="save-bar" role="region" aria-label="Unsaved changes" hidden></div>
          <span>${shopName}</span>
        </header>
        <nav class="menu" aria-label="Admin">
          <a href="${base}/products">Products</a>
          <h2>Apps</h2>
          <a id="app-home" href="${base}/apps/${appHandle}/app">Leafwise</a>
          <div id="app-menu" role="group" aria-label="Leafwise"></div>
        </nav>
        <div class="page">${body}</div>
      </body>
    </html>`;
}

/** Titles come from catalogs: `</script>` in one must not end the element. */
function scriptJson(value: unknown): string {
  return JSON.stringify(value).replaceAll("<", "\\u003c");
}
