import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { AxeResults } from "axe-core";
import type { PlayedAdmin } from "./play-admin";

const source = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/**
 * What axe-core objects to in the app's page as it is now: rule, elements, and what to do.
 * @param tags only rules of these; without them all that are on by default
 */
export async function violationsIn(
  { app }: Pick<PlayedAdmin, "app">,
  tags: string[] | null = null,
): Promise<string[]> {
  const body = app.locator("body");
  await body.evaluate((_body, script) => {
    // The page's own script policy does not apply to what a test evaluates.
    if (!("axe" in window)) (0, eval)(script);
  }, source);
  const { violations } = await body.evaluate(async (_body, values) => {
    const { axe } = window as unknown as {
      axe: { run(root: Document, options: object): Promise<AxeResults> };
    };
    // Describing what is in order, element by element, takes longer than finding what is not.
    return axe.run(document, {
      ...(values ? { runOnly: { type: "tag", values } } : {}),
      resultTypes: ["violations"],
      // No rule of ours reads style sheets or media: fetching them once more takes longer than the rules do.
      preload: false,
    });
  }, tags);
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 200)} ${failureSummary ?? ""}`),
  );
}
