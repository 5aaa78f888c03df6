import { createHmac } from "node:crypto";

export interface Launch {
  appUrl: string;
  /** Page of the app, with its own query. */
  path: string;
  shop: string;
  idToken: string;
  clientSecret: string;
  locale?: string;
  /** Epoch seconds. */
  timestamp: number;
}

/** The address under which the Shopify admin opens an embedded app: shop, host, a session token, signed. */
export function launchUrl({
  appUrl,
  path,
  shop,
  idToken,
  clientSecret,
  locale = "en-US",
  timestamp,
}: Launch): string {
  const url = new URL(path, appUrl);
  if (url.origin !== new URL(appUrl).origin) throw new Error(`${path} is no page of the app.`);
  const parameters = {
    embedded: "1",
    host: hostParameter(shop),
    id_token: idToken,
    locale,
    session: createHmac("sha256", clientSecret).update(`session ${shop}`).digest("hex"),
    shop,
    timestamp: String(timestamp),
  };
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
  url.searchParams.set("hmac", hmacOf(url.searchParams, clientSecret));
  return url.href;
}

/** Base64 of the shop's place in the admin. */
function hostParameter(shop: string): string {
  return Buffer.from(`admin.shopify.com/store/${storeNameOf(shop)}`).toString("base64");
}

export function storeNameOf(shop: string): string {
  return shop.replace(/\.myshopify\.com$/, "");
}

function hmacOf(parameters: URLSearchParams, secret: string): string {
  const signed = new URLSearchParams([...parameters].filter(([name]) => name !== "hmac"));
  signed.sort();
  return createHmac("sha256", secret).update(signed.toString()).digest("hex");
}
