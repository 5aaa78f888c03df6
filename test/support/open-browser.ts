import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { chromium, type Page } from "playwright-core";
import { ensureBrowser } from "../../scripts/support/find-browser.mjs";

const QUIET = [
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** A headless Chromium calls itself one, and Shopify's library answers robots with 410. */
const MERCHANTS_BROWSER =
  "Mozilla/5.0 (X11; Linux x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36";

export interface TestBrowser {
  /** What the page wrote to its console as a warning or an error, and errors nobody caught. */
  problems: string[];
  page: Page;
  close(): Promise<void>;
}

/** A headless Chromium with an empty profile and one page. */
export async function openBrowser({ width = 1280, height = 900 } = {}): Promise<TestBrowser> {
  const profile = mkdtempSync(path.join(os.tmpdir(), "leafwise-browser-"));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: ensureBrowser(),
    headless: true,
    args: process.getuid?.() === 0 ? [...QUIET, "--no-sandbox"] : QUIET,
    viewport: { width, height },
    userAgent: MERCHANTS_BROWSER,
  });
  const page = context.pages()[0] ?? (await context.newPage());
  const problems: string[] = [];
  page.on("console", (message) => {
    if (["warning", "error"].includes(message.type()))
      problems.push(`${message.type()}: ${message.text()}`);
  });
  page.on("pageerror", (error) => problems.push(String(error)));
  const close = async () => {
    await context.close();
    rmSync(profile, { recursive: true, force: true });
  };
  return { page, problems, close };
}
