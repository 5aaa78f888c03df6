const script = document.currentScript as HTMLScriptElement;
const query = new URLSearchParams(location.search);
const REMEMBERED = "app-bridge-config";

interface RememberedConfig {
  host?: string;
  shop?: string;
  locale?: string;
}

/** Only the first document of the app has shop and host in its address; later ones remember them. */
const remembered = JSON.parse(sessionStorage.getItem(REMEMBERED) ?? "{}") as RememberedConfig;

export const config = {
  apiKey: apiKey(),
  host: query.get("host") ?? remembered.host,
  shop: query.get("shop") ?? remembered.shop,
  locale: query.get("locale") ?? remembered.locale ?? "en-US",
};

const { host, shop, locale } = config;
sessionStorage.setItem(REMEMBERED, JSON.stringify({ host, shop, locale }));

function apiKey(): string {
  const meta = document.querySelector<HTMLMetaElement>('meta[name="shopify-api-key"]');
  const key = meta?.content ?? script.dataset.apiKey;
  if (!key)
    throw new Error(
      'App Bridge: missing required configuration: <meta name="shopify-api-key"> or data-api-key.',
    );
  return key;
}
