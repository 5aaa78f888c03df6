import { mkdirSync } from "node:fs";
import type { Page } from "playwright-core";
import { expect } from "vitest";
import { inProject } from "../../scripts/support/project.mjs";
import { violationsIn } from "./axe";
import type { PlayedAdmin } from "./play-admin";

const FOLDER = inProject(".cache/screenshots");
const WCAG_2_1_AA = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"];
const WIDTHS = [1280, 390];
const NARROWEST = 360;

/**
 * Looks at the app's page as it is now: nothing that axe-core knows of is wrong, nothing has to be scrolled sideways
 * at 360 pixels. With SCREENSHOTS=on, pictures of it at both widths are kept for a person to look at.
 */
export async function look({ page, app }: PlayedAdmin, name: string): Promise<void> {
  const size = page.viewportSize() ?? { width: 1280, height: 900 };
  for (const width of WIDTHS) {
    await setWidth(page, width);
    if (process.env.SCREENSHOTS === "on") await takePicture(page, `${name}-${width}`);
    expect(await violationsIn({ app }, WCAG_2_1_AA), `${name} at ${width}`).toEqual([]);
  }
  await setWidth(page, NARROWEST);
  const overflow = await app
    .locator("html")
    .evaluate((html) => html.scrollWidth - html.clientWidth);
  expect(overflow, `${name} is wider than ${NARROWEST} pixels`).toBeLessThanOrEqual(0);
  await page.setViewportSize(size);
}

/** The page has taken its new size when every frame has drawn it, and nothing in it moves any more. */
async function setWidth(page: Page, width: number): Promise<void> {
  await page.setViewportSize({ width, height: 900 });
  for (const frame of page.frames()) await frame.evaluate(untilStill);
}

async function untilStill(): Promise<void> {
  // The second frame follows what observers of sizes changed in the first.
  for (let frame = 0; frame < 2; frame += 1)
    await new Promise((resolve) => requestAnimationFrame(resolve));
  const ending = document
    .getAnimations()
    .filter(({ effect }) => Number.isFinite(effect?.getComputedTiming().endTime));
  await Promise.allSettled(ending.map(({ finished }) => finished));
}

async function takePicture(page: Page, name: string): Promise<void> {
  mkdirSync(FOLDER, { recursive: true });
  await page.screenshot({ path: `${FOLDER}/${name}.png` });
}
