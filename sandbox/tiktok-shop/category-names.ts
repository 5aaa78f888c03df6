import { GERMAN_NAMES } from "./category-names-german";

const LOCALES =
  "en-US en-GB de-DE fr-FR it-IT es-ES es-MX pt-BR id-ID ms-MY th-TH vi-VN zh-CN ja-JP ko-KR".split(
    " ",
  );

/** Locales the API knows (facts: M). */
export function isLocale(locale: string): boolean {
  return LOCALES.includes(locale);
}

export function localName(name: string, locale: string): string {
  return (locale === "de-DE" ? GERMAN_NAMES.get(name) : undefined) ?? name;
}
