import { readFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const folder = path.dirname(fileURLToPath(import.meta.url));
const built = new Map<string, Promise<string>>();

/** The stub of App Bridge; a page may load it twice (head and Polaris' AppProvider): the second does nothing. */
export function appBridgeScript(): Promise<string> {
  return browserScript("app-bridge/main.ts", { banner: "if (!window.shopify) {", footer: "}" });
}

export function adminPageScript(): Promise<string> {
  return browserScript("page/main.ts");
}

export function adminPageStyle(): Promise<string> {
  return readFile(path.join(folder, "page/admin.css"), "utf8");
}

/** What runs on pages of the admin where extensions have their place. */
export function extensionPointsScript(): Promise<string> {
  return browserScript("page/extension-points.ts");
}

/** Plays the admin inside an extension's frame. */
export function extensionFrameScript(): Promise<string> {
  return browserScript("extensions/frame/main.ts");
}

export function extensionFrameStyle(): Promise<string> {
  return readFile(path.join(folder, "extensions/frame/frame.css"), "utf8");
}

function browserScript(entry: string, around = { banner: "", footer: "" }): Promise<string> {
  let script = built.get(entry);
  if (!script) {
    script = bundle(entry, around);
    built.set(entry, script);
  }
  return script;
}

async function bundle(
  entry: string,
  { banner, footer }: { banner: string; footer: string },
): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [path.join(folder, entry)],
    bundle: true,
    format: "iife",
    target: "es2022",
    banner: { js: banner },
    footer: { js: footer },
    write: false,
  });
  return outputFiles[0]?.text ?? "";
}
