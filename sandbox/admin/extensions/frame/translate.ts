import type { Texts } from "../read-extensions";

type Values = Record<string, string | number>;

/** `i18n.translate`: nested keys, `{{name}}`, and plural forms by `count`. A missing key is an error, as in the admin. */
export function translator(texts: Texts): (key: string, values?: Values) => string {
  const plurals = new Intl.PluralRules("en");
  return (key, values = {}) => {
    const found = key.split(".").reduce<string | Texts | undefined>(within, texts);
    const text =
      typeof found === "object" ? found[plurals.select(Number(values["count"] ?? 0))] : found;
    if (typeof text !== "string") throw new Error(`The locale has no text "${key}".`);
    return text.replace(/\{\{\s*(\w+)\s*\}\}/g, (_, name: string) => String(values[name] ?? ""));
  };
}

function within(texts: string | Texts | undefined, key: string): string | Texts | undefined {
  return typeof texts === "object" ? texts[key] : undefined;
}
