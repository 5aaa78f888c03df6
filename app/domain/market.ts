/** v1 has three levels, v2 up to seven; newer markets use v2 (tiktok-shop-api, Categories, M). */
export type CategoryVersion = "v1" | "v2";

/** The other version, for a market that does not use the expected one. */
export function otherVersion(version: string): CategoryVersion {
  return version === "v2" ? "v1" : "v2";
}

// Markets that moved to v2, or never had v1. Where a market is missing here, v1 is the API's default. It is a first
// guess: what a market really uses is stored with its tree.
const V2_MARKETS = new Set([
  "US",
  "MX",
  "BR",
  "GB",
  "DE",
  "FR",
  "IT",
  "ES",
  "IE",
  "JP",
  "ID",
  "MY",
  "PH",
  "SG",
  "TH",
  "VN",
]);

/** Which tree a market uses. */
export function categoryVersionOf(market: string): CategoryVersion {
  return V2_MARKETS.has(market) ? "v2" : "v1";
}

const LOCALE = /^[a-z]{2,3}(-[a-z0-9]{2,8}){0,3}$/i;

/** The language that a text names, as browsers and Shopify write it, or null: numbers and dates are written in no other. */
export function localeIn(text: string): string | null {
  try {
    return LOCALE.test(text) ? (Intl.getCanonicalLocales(text)[0] ?? null) : null;
  } catch {
    return null;
  }
}

const LOCALES: Record<string, string> = {
  US: "en-US",
  GB: "en-GB",
  IE: "en-GB",
  DE: "de-DE",
  FR: "fr-FR",
  IT: "it-IT",
  ES: "es-ES",
  MX: "es-MX",
  BR: "pt-BR",
  ID: "id-ID",
  MY: "ms-MY",
  TH: "th-TH",
  VN: "vi-VN",
  JP: "ja-JP",
};

/** The language that a market's categories are named in. */
export function marketLocale(market: string): string {
  return LOCALES[market] ?? "en-US";
}

/** The languages that the API names categories in (tiktok-shop-api, Categories, M), the usual one of each first. */
const API_LOCALES =
  "en-US en-GB de-DE fr-FR it-IT es-ES es-MX pt-BR id-ID ms-MY th-TH vi-VN zh-CN ja-JP ko-KR".split(
    " ",
  );

/**
 * The language for a merchant's category names, or the market's own where the API has no such language.
 * @param merchantLocale as Shopify gives it: `de`, `pt-BR`, `zh-TW`
 */
export function categoryLocale(market: string, merchantLocale: string): string {
  const own = marketLocale(market);
  const language = merchantLocale.split("-")[0]?.toLowerCase();
  if (own.startsWith(`${language}-`)) return own;
  const exact = API_LOCALES.find((locale) => locale.toLowerCase() === merchantLocale.toLowerCase());
  return exact ?? API_LOCALES.find((locale) => locale.startsWith(`${language}-`)) ?? own;
}
