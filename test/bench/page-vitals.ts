import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { gzipSync } from "node:zlib";
import type { FrameLocator, Page } from "playwright-core";
import { inProject } from "../../scripts/support/project.mjs";
import { goTo } from "../support/go-to-page";
import type { PlayedAdmin } from "../support/play-admin";

const LIBRARY = path.join(
  path.dirname(createRequire(import.meta.url).resolve("web-vitals")),
  "web-vitals.iife.js",
);
const CPU_SLOWER = 4;
const VISITS = 7;
/** Between two things that a merchant does. */
const PAUSE_MS = 400;

/** What one visit of a page came to. Times in milliseconds. */
interface Visit {
  LCP: number;
  CLS: number;
  INP: number;
}

export interface PageVitals extends Visit {
  /** Of the app's own scripts, compressed. Shopify's App Bridge is every app's. */
  scriptBytes: number;
}

declare global {
  interface Window {
    vitals?: Visit;
    webVitals: Record<
      `on${keyof Visit}`,
      (report: (metric: { value: number }) => void, options: object) => void
    >;
  }
}

/**
 * Visits a page some times with a CPU four times slower and nothing in the browser's cache, does on it what a merchant
 * does, and answers the 75th percentile of what the app's frame felt, as "Built for Shopify" is judged by.
 */
export async function measurePage(
  admin: PlayedAdmin,
  pagePath: string,
  work: (app: FrameLocator, page: Page) => Promise<void>,
): Promise<PageVitals> {
  const { page, app } = admin;
  const session = await page.context().newCDPSession(page);
  await session.send("Network.enable");
  await session.send("Network.setCacheDisabled", { cacheDisabled: true });
  await session.send("Emulation.setCPUThrottlingRate", { rate: CPU_SLOWER });
  const visits: Visit[] = [];
  let scriptBytes = 0;
  for (let visit = 0; visit <= VISITS; visit += 1) {
    await goTo(admin, pagePath);
    await page.waitForTimeout(PAUSE_MS);
    scriptBytes = await bytesOfScripts(app);
    await work(app, page);
    const vitals = await app.locator("body").evaluate(() => window.vitals);
    if (visit > 0 && vitals) visits.push(vitals);
  }
  await session.send("Emulation.setCPUThrottlingRate", { rate: 1 });
  await session.detach();
  const of = (name: keyof Visit) =>
    percentile(
      visits.map((visit) => visit[name]),
      0.75,
    );
  return { LCP: of("LCP"), CLS: of("CLS"), INP: of("INP"), scriptBytes };
}

/** Lets every document of the browser observe itself. */
export async function observeVitals({ page }: PlayedAdmin): Promise<void> {
  await page.addInitScript(readFileSync(LIBRARY, "utf8") + OBSERVE);
}

const OBSERVE = `
  window.vitals = { LCP: 0, CLS: 0, INP: 0 };
  for (const name of Object.keys(window.vitals))
    webVitals["on" + name](({ value }) => { window.vitals[name] = value; }, { reportAllChanges: true, durationThreshold: 16 });`;

/** The pause after each thing is no part of it: browsers measure until the next picture is shown. */
export async function rest(page: Page): Promise<void> {
  await page.waitForTimeout(PAUSE_MS);
}

export function percentile(values: number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

async function bytesOfScripts(app: FrameLocator): Promise<number> {
  const loaded = await app
    .locator("body")
    .evaluate(() => performance.getEntriesByType("resource").map(({ name }) => name));
  const scripts = new Set(loaded.flatMap((url) => /\/assets\/([^/?]+\.js)$/.exec(url)?.[1] ?? []));
  return [...scripts]
    .map((file) => gzipSync(readFileSync(inProject("build/client/assets", file))).length)
    .reduce((sum, bytes) => sum + bytes, 0);
}
