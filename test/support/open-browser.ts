import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";
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

/** Pages are drawn by software: small where nobody looks at the pictures. A page itself sees no difference. */
const DRAWN_SCALE = process.env.SCREENSHOTS === "on" ? 1 : 0.25;

/** For a machine that is busy with something else. */
const PATIENCE_MS = 60_000;

export interface PageOptions {
  width?: number;
  height?: number;
  /** Apart from all other pages: for what Playwright changes for every page of a context, such as the clock. */
  isApart?: boolean;
}

export interface TestPage {
  page: Page;
  /** What the page wrote to its console as a warning or an error, and errors nobody caught. */
  problems: string[];
  close(): Promise<void>;
}

export interface TestBrowser {
  openPage(options?: PageOptions): Promise<TestPage>;
  close(): Promise<void>;
}

/** A headless Chromium with an empty profile. */
export async function openBrowser(): Promise<TestBrowser> {
  const browser = await chromium.launch({
    executablePath: ensureBrowser(),
    headless: true,
    args: process.getuid?.() === 0 ? [...QUIET, "--no-sandbox"] : QUIET,
  });
  const shared = await openContext(browser);
  return {
    async openPage({ width = 1280, height = 900, isApart = false } = {}) {
      const context = isApart ? await openContext(browser) : shared;
      const page = await context.newPage();
      await page.setViewportSize({ width, height });
      return {
        page,
        problems: problemsOf(page),
        close: () => (isApart ? context.close() : page.close()),
      };
    },
    close: () => browser.close(),
  };
}

async function openContext(browser: Browser): Promise<BrowserContext> {
  const context = await browser.newContext({
    userAgent: MERCHANTS_BROWSER,
    deviceScaleFactor: DRAWN_SCALE,
  });
  context.setDefaultTimeout(PATIENCE_MS);
  return context;
}

function problemsOf(page: Page): string[] {
  const problems: string[] = [];
  page.on("console", (message) => {
    if (["warning", "error"].includes(message.type()))
      problems.push(`${message.type()}: ${message.text()}`);
  });
  page.on("pageerror", (error) => problems.push(String(error)));
  return problems;
}

/** What these origins keep in the browser (cookies, drafts, files) is gone, as for somebody who was never here. */
export async function forgetInBrowser(page: Page, ...origins: string[]): Promise<void> {
  const session = await page.context().newCDPSession(page);
  for (const origin of origins)
    await session.send("Storage.clearDataForOrigin", { origin, storageTypes: "all" });
  await session.detach();
}
