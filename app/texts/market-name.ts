/** A market as people call it: `DE` is Germany, to those who read English. */
export function marketName(market: string, language: string): string {
  try {
    return new Intl.DisplayNames(language, { type: "region" }).of(market) ?? market;
  } catch {
    // Whatever TikTok Shop calls a market one day.
    return market;
  }
}
