import en from "./en.json";
import type { Texts } from "./texts";

const LANGUAGES: Record<string, Texts> = { en };

/**
 * The texts for one merchant, in a language that exists: they come with the document, so that a browser loads one
 * language and no script has to carry them all.
 * @param locale as Shopify gives it, `en`, `de`, `pt-BR`
 */
export function textsOf(locale: string): { language: string; texts: Texts } {
  const language = [locale, locale.split("-")[0] ?? ""].find((each) => each in LANGUAGES) ?? "en";
  return { language, texts: LANGUAGES[language] ?? en };
}
