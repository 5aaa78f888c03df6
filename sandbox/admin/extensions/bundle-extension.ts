import path from "node:path";
import { build } from "esbuild";
import type { Extension } from "./read-extensions";

/** One script for all targets of an extension, as the Shopify CLI builds it: each registers itself. */
export async function bundleExtension({ folder, targets }: Extension): Promise<string> {
  const registrations = targets.map(
    ({ target, module }, index) =>
      `import run${index} from ${JSON.stringify(module)};
       shopify.extend(${JSON.stringify(target)}, (...args) => run${index}(...args));`,
  );
  const { outputFiles } = await build({
    stdin: { contents: registrations.join("\n"), resolveDir: path.resolve(folder), loader: "ts" },
    bundle: true,
    minify: true,
    format: "iife",
    target: "es2022",
    define: { "process.env.NODE_ENV": '"production"' },
    write: false,
  });
  return outputFiles[0]?.text ?? "";
}
