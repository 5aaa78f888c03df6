import { createRequire } from "node:module";
import { mkdirSync } from "node:fs";
import { expect } from "vitest";
import { inProject } from "../../scripts/support/project.mjs";
import type { PlayedAdmin } from "./play-admin";

const axeFile = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
const FOLDER = inProject(".cache/screenshots");
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"];

interface Violation {
  id: string;
  nodes: string[];
}

/**
 * Looks at the app's page as it is now: nothing that axe-core knows of is wrong, nothing has to be scrolled sideways
 * at 360 pixels, and pictures of it at 1280 and 390 pixels are kept for a person to look at.
 */
export async function look({ page, app }: PlayedAdmin, name: string): Promise<void> {
  const size = page.viewportSize() ?? { width: 1280, height: 900 };
  mkdirSync(FOLDER, { recursive: true });
  for (const width of [1280, 390]) {
    await page.setViewportSize({ width, height: 900 });
    await page.waitForTimeout(200);
    await page.screenshot({ path: `${FOLDER}/${name}-${width}.png` });
    expect(await violations({ page, app } as PlayedAdmin), `${name} at ${width}`).toEqual([]);
  }
  await page.setViewportSize({ width: 360, height: 900 });
  await page.waitForTimeout(100);
  const overflow = await app
    .locator("html")
    .evaluate((html) => html.scrollWidth - html.clientWidth);
  expect(overflow, `${name} is wider than 360 pixels`).toBeLessThanOrEqual(0);
  await page.setViewportSize(size);
}

async function violations({ page }: PlayedAdmin): Promise<Violation[]> {
  const frame = page.frames().find((each) => each.parentFrame() === page.mainFrame());
  if (!frame) throw new Error("The app's frame is not there");
  if (!(await frame.evaluate(() => "axe" in window))) await frame.addScriptTag({ path: axeFile });
  return frame.evaluate(async (tags) => {
    interface Found {
      id: string;
      nodes: { html: string; failureSummary: string }[];
    }
    const { axe } = window as unknown as {
      axe: { run(root: Document, options: object): Promise<{ violations: Found[] }> };
    };
    const { violations: found } = await axe.run(document, {
      runOnly: { type: "tag", values: tags },
    });
    return found.map(({ id, nodes }) => ({
      id,
      nodes: nodes
        .slice(0, 3)
        .map(({ html, failureSummary }) => `${html.slice(0, 200)} ${failureSummary}`),
    }));
  }, TAGS);
}
