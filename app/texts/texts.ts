import { createInstance, type i18n } from "i18next";
import { initReactI18next } from "react-i18next";
import en from "./en.json";

declare module "i18next" {
  interface CustomTypeOptions {
    resources: { translation: typeof en };
  }
}

const resources = { en: { translation: en } };

/**
 * The texts of the app for one merchant. Words come in a language that exists, numbers and dates in the merchant's.
 * @param locale as Shopify gives it, `en`, `de`, `pt-BR`
 */
export function textsFor(locale: string): i18n {
  const texts = createInstance();
  void texts.use(initReactI18next).init({
    lng: locale,
    fallbackLng: "en",
    resources,
    initAsync: false,
    interpolation: { escapeValue: false },
  });
  return texts;
}
