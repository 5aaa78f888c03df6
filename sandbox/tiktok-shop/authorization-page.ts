import type { Context } from "hono";
import { html } from "hono/html";
import type { Seller } from "./sellers";
import type { TikTokShopStore } from "./store";

/** GET /open/authorize: the page on which a seller lets the app in (facts: L for its address). */
export function showAuthorizationPage(store: TikTokShopStore) {
  return (context: Context) => {
    if (context.req.query("service_id") !== store.app.serviceId) {
      return context.html(
        page("This app is not known", html`<p>The link has no valid <code>service_id</code>.</p>`),
        404,
      );
    }
    return context.html(page("Leafwise wants access to your TikTok Shop", form(store.sellers)));
  };
}

/** POST to the same address: the seller's decision, by the form or by a test. */
export function decideAuthorization(store: TikTokShopStore) {
  return async (context: Context) => {
    const fields = await context.req.parseBody();
    const read = (name: string) => String(fields[name] ?? context.req.query(name) ?? "");
    const seller = store.sellers.find(({ id }) => id === read("seller"));
    if (read("service_id") !== store.app.serviceId || !seller)
      return context.text("Unknown service_id or seller.", 400);
    if (!store.redirectUrl) return context.text("The app has no redirect URL registered.", 400);

    const target = new URL(store.redirectUrl);
    const answer = read("decision") === "cancel" ? denial() : approval(store, seller);
    for (const [name, value] of Object.entries({ ...answer, state: read("state") }))
      target.searchParams.set(name, value);
    return context.redirect(target.toString(), 302);
  };
}

/** A seller who says no comes back like this, as a public client notes (M). */
function denial(): Record<string, string> {
  return { code: "null", error: "auth_denied" };
}

function approval(store: TikTokShopStore, seller: Seller): Record<string, string> {
  return {
    app_key: store.app.appKey,
    code: store.authorizations.issueCode(seller),
    locale: "en-US",
    shop_region: seller.baseRegion,
  };
}

function form(sellers: Seller[]) {
  const choices = sellers.map(
    (seller, index) =>
      html`<label class="seller">
        <input type="radio" name="seller" value="${seller.id}" ${index === 0 ? "checked" : ""} />
        <span><b>${seller.name}</b><small>${shopsOf(seller)}</small></span>
      </label>`,
  );
  // Without an action the form posts to the page's own address, whatever prefix it is served under.
  return html`<p>It will be able to:</p>
    <ul>
      <li>see your shops and their product categories</li>
      <li>upload product pictures</li>
      <li>ask for category recommendations</li>
    </ul>
    <form method="post">
      <fieldset>
        <legend>Sign in as</legend>
        ${choices}
      </fieldset>
      <div class="actions">
        <button name="decision" value="cancel">Cancel</button>
        <button name="decision" value="authorize" class="primary">Authorize</button>
      </div>
    </form>`;
}

function shopsOf(seller: Seller): string {
  return seller.shops.map(({ name, region }) => `${name} (${region})`).join(", ") || "no shop yet";
}

function page(title: string, content: ReturnType<typeof html>) {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        <link rel="icon" href="data:," />
        <style>
          body {
            box-sizing: border-box;
            margin: 0;
            padding: 1rem 0;
            min-height: 100vh;
            display: grid;
            place-items: center;
            background: #f4f4f6;
            color: #161823;
            font:
              16px/1.5 system-ui,
              sans-serif;
          }
          main {
            box-sizing: border-box;
            width: min(30rem, 92vw);
            padding: 2rem;
            background: #fff;
            border-radius: 16px;
            box-shadow: 0 8px 32px rgb(0 0 0 / 8%);
          }
          .mark {
            font-size: 0.8rem;
            color: #66676f;
            letter-spacing: 0.04em;
          }
          h1 {
            margin: 0.5rem 0 1rem;
            font-size: 1.4rem;
            line-height: 1.25;
          }
          ul {
            padding-left: 1.2rem;
            color: #44454c;
          }
          fieldset {
            margin: 1.2rem 0;
            padding: 0;
            border: 0;
          }
          legend {
            font-weight: 600;
            margin-bottom: 0.5rem;
          }
          .seller {
            display: flex;
            gap: 0.75rem;
            align-items: center;
            padding: 0.7rem 0.9rem;
            margin-top: 0.5rem;
            border: 1px solid #dcdce2;
            border-radius: 10px;
            cursor: pointer;
          }
          .seller:has(:checked) {
            border-color: #fe2c55;
            background: #fff5f7;
          }
          small {
            display: block;
            color: #66676f;
          }
          .actions {
            display: flex;
            justify-content: flex-end;
            gap: 0.75rem;
          }
          button {
            padding: 0.6rem 1.3rem;
            border: 1px solid #dcdce2;
            border-radius: 8px;
            background: #fff;
            font: inherit;
            cursor: pointer;
          }
          .primary {
            border-color: #d8204a;
            background: #d8204a;
            color: #fff;
          }
        </style>
      </head>
      <body>
        <main>
          <div class="mark">TIKTOK SHOP · SANDBOX</div>
          <h1>${title}</h1>
          ${content}
        </main>
      </body>
    </html>`;
}
