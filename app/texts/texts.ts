import { createInstance, type i18n } from "i18next";
import { initReactI18next } from "react-i18next";
import type en from "./en.json";
import { app, error, navigation } from "./en.json";

export type Texts = typeof en;

declare module "i18next" {
  interface CustomTypeOptions {
    resources: { translation: Texts };
  }
}

/** What a page is written in. */
export interface Writing {
  /** The merchant's, as Shopify gives it: `en`, `de`, `pt-BR`. Numbers and dates are written as it has them. */
  locale: string;
  /** The one the texts are in. */
  language: string;
  texts: Texts | typeof TEXTS_OF_FAILURES;
}

/** For a page that fails before it has its texts. */
const TEXTS_OF_FAILURES = { app, error, navigation };
export const UNKNOWN_WRITING: Writing = {
  locale: "en",
  language: "en",
  texts: TEXTS_OF_FAILURES,
};

/** What writes the texts of the app. */
export function writerOf({ locale, language, texts }: Writing): i18n {
  const instance = createInstance();
  void instance.use(initReactI18next).init({
    lng: locale,
    fallbackLng: language,
    resources: { [language]: { translation: texts } },
    initAsync: false,
    interpolation: { escapeValue: false },
  });
  return instance;
}
