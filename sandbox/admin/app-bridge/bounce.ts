import { adminOrigin, isEmbedded } from "./admin-channel";
import { config } from "./config";
import { freshIdToken } from "./id-token";

/**
 * The bounce page of the server library holds nothing but this script: it wants the page named in
 * shopify-reload again, with an id_token.
 */
export async function reloadFromBouncePage(): Promise<boolean> {
  const reload = new URLSearchParams(location.search).get("shopify-reload");
  if (!reload) return false;
  const target = new URL(reload, location.href);
  if (target.origin !== location.origin)
    throw new Error(`App Bridge: shopify-reload leaves the app: ${reload}`);
  target.searchParams.set("id_token", await freshIdToken());
  location.replace(target);
  return true;
}

/** An app page that was opened by itself belongs into the admin. */
export function moveIntoAdmin(): boolean {
  if (isEmbedded || !config.host) return false;
  const place = atob(config.host).replace(/^admin\.shopify\.com/, "");
  location.replace(`${adminOrigin}${place}/apps/${config.apiKey}${location.pathname}`);
  return true;
}
