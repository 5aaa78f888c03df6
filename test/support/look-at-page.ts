import { mkdirSync } from "node:fs";
import { expect } from "vitest";
import { inProject } from "../../scripts/support/project.mjs";
import { violationsIn } from "./axe";
import type { PlayedAdmin } from "./play-admin";

const FOLDER = inProject(".cache/screenshots");
const WCAG_2_1_AA = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"];

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
    expect(await violationsIn({ app }, WCAG_2_1_AA), `${name} at ${width}`).toEqual([]);
  }
  await page.setViewportSize({ width: 360, height: 900 });
  await page.waitForTimeout(100);
  const overflow = await app
    .locator("html")
    .evaluate((html) => html.scrollWidth - html.clientWidth);
  expect(overflow, `${name} is wider than 360 pixels`).toBeLessThanOrEqual(0);
  await page.setViewportSize(size);
}
