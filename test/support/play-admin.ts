import { randomBytes } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import type { FrameLocator, Page } from "playwright-core";
import { type AppProxy, startAppProxy } from "../../sandbox/admin/app-proxy";
import { startSandbox, type Sandbox } from "../../sandbox/core/sandbox";
import type { SandboxOptions } from "../../sandbox/core/sandbox-options";
import { startApp } from "../../scripts/demo/app-process";
import { ensureBuild } from "../../scripts/support/build.mjs";
import { freePort } from "../../scripts/support/free-port.mjs";
import type { TestDatabase } from "./create-test-database";
import { openBrowser } from "./open-browser";

export interface PlayAdminOptions extends Partial<SandboxOptions> {
  /** Of the app, beside what it needs. */
  environment?: Record<string, string>;
  width?: number;
  height?: number;
}

export interface PlayedAdmin {
  sandbox: Sandbox;
  /** Of the app, for a look behind the pages. */
  databaseUrl: string;
  page: Page;
  /** The app's page inside the admin's. */
  app: FrameLocator;
  /** Warnings and errors of the pages so far. */
  problems: string[];
  /** Where the app itself listens, without anything in front. */
  appUrl: string;
  /** The admin's page that embeds this page of the app. */
  adminUrl(path?: string): string;
  /** What the app wrote. */
  appLog(): string;
  close(): Promise<void>;
}

/** As `playAdminOn`, on a database of the test run. */
export async function playAdmin(options: PlayAdminOptions = {}): Promise<PlayedAdmin> {
  const { createTestDatabase } = await import("./create-test-database");
  return playAdminOn(createTestDatabase, options);
}

/**
 * The whole product for a merchant's browser: the sandbox in this process, the built app with its worker as production
 * runs it in another, a database of its own, and a Chromium with one page.
 */
export async function playAdminOn(
  createDatabase: () => Promise<TestDatabase>,
  { environment, width, height, ...sandboxOptions }: PlayAdminOptions,
): Promise<PlayedAdmin> {
  const [sandbox, database, port, browser] = await Promise.all([
    startSandbox(sandboxOptions),
    createDatabase(),
    freePort(),
    openBrowser({ width, height }),
    ensureBuild(),
  ]);
  const proxy = await putProxyInFront(sandbox, port);
  const logs = mkdtempSync(path.join(os.tmpdir(), "leafwise-app-"));
  const log = path.join(logs, "app.log");
  const app = startApp({
    secrets: { ...sandbox.options, encryptionKey: randomBytes(32).toString("base64") },
    sandboxUrl: sandbox.url,
    appProxyUrl: proxy.url,
    databaseUrl: database.url,
    port,
    requestsPerSecond: sandbox.options.rate.requestsPerSecond ?? null,
    log,
    environment,
  });
  await app.ready();

  const storeName = sandbox.options.shop.replace(".myshopify.com", "");
  return {
    sandbox,
    databaseUrl: database.url,
    page: browser.page,
    app: browser.page.frameLocator("iframe.app"),
    problems: browser.problems,
    appUrl: `http://127.0.0.1:${port}`,
    adminUrl: (pagePath = "/app") => `${sandbox.url}/store/${storeName}/apps/leafwise${pagePath}`,
    appLog: () => readFileSync(log, "utf8"),
    async close() {
      await browser.close();
      await app.stop();
      await Promise.all([proxy.close(), sandbox.close()]);
      await database.drop();
      rmSync(logs, { recursive: true, force: true });
    },
  };
}

async function putProxyInFront(sandbox: Sandbox, port: number): Promise<AppProxy> {
  const proxy = await startAppProxy({
    appUrl: `http://127.0.0.1:${port}`,
    sandboxUrl: sandbox.url,
  });
  sandbox.setAppProxyUrl(proxy.url);
  sandbox.setAppUrl(proxy.url);
  return proxy;
}
