import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";

/** An admin UI extension as its shopify.extension.toml describes it. */
export interface Extension {
  handle: string;
  folder: string;
  targets: { target: string; module: string }[];
  /** The texts of its default locale. */
  texts: Texts;
}

export interface Texts {
  [key: string]: string | Texts;
}

const FOLDER = "extensions";
const CONFIG = "shopify.extension.toml";

/** The extensions of the app; Shopify learns them when the app is deployed. */
export function readExtensions(folder = FOLDER): Extension[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .map((name) => path.join(folder, name))
    .filter((each) => existsSync(path.join(each, CONFIG)))
    .map(readExtension);
}

function readExtension(folder: string): Extension {
  const toml = readFileSync(path.join(folder, CONFIG), "utf8").replace(/^\s*#.*$/gm, "");
  const [head = "", ...targeting] = toml.split("[[extensions.targeting]]");
  const locales = readdirSync(path.join(folder, "locales"));
  const locale = locales.find((file) => file.endsWith(".default.json"));
  if (!locale) throw new Error(`${folder} has no default locale.`);
  if (valueOf(head, "type") !== "ui_extension") throw new Error(`${folder} is no UI extension.`);
  return {
    handle: valueOf(head, "handle"),
    folder,
    targets: targeting.map((each) => ({
      target: valueOf(each, "target"),
      module: valueOf(each, "module"),
    })),
    texts: JSON.parse(readFileSync(path.join(folder, "locales", locale), "utf8")) as Texts,
  };
}

function valueOf(toml: string, key: string): string {
  const value = new RegExp(`^\\s*${key}\\s*=\\s*"([^"]*)"`, "m").exec(toml)?.[1];
  if (value === undefined) throw new Error(`shopify.extension.toml has no ${key}.`);
  return value;
}
