import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { AxeResults } from "axe-core";
import type { PlayedAdmin } from "./play-admin";

const source = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** What axe-core objects to in the app's page, in short. */
export async function violationsIn({ app }: Pick<PlayedAdmin, "app">): Promise<string[]> {
  const body = app.locator("body");
  await body.evaluate((_body, script) => {
    // The page's own script policy does not apply to what a test evaluates.
    (0, eval)(script);
  }, source);
  const { violations } = await body.evaluate(() =>
    (window as unknown as { axe: { run(): Promise<AxeResults> } }).axe.run(),
  );
  return violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).join(", ")}`,
  );
}
