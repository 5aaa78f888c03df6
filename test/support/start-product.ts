import { randomBytes } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { startAppProxy } from "../../sandbox/admin/app-proxy";
import { startSandbox, type Sandbox } from "../../sandbox/core/sandbox";
import type { SandboxOptions } from "../../sandbox/core/sandbox-options";
import { startApp } from "../../scripts/demo/app-process";
import { ensureBuild } from "../../scripts/support/build.mjs";
import { freePort } from "../../scripts/support/free-port.mjs";
import type { TestDatabase } from "./create-test-database";

export interface ProductOptions extends Partial<SandboxOptions> {
  /** Of the app, beside what it needs. */
  environment?: Record<string, string>;
}

export interface Product {
  sandbox: Sandbox;
  /** Of the app, for a look behind the pages. */
  databaseUrl: string;
  /** Where the app itself listens, without anything in front. */
  appUrl: string;
  /** Where a browser reaches it. */
  appProxyUrl: string;
  /** Resolves when the app has answered everything that browsers asked it. */
  untilIdle(): Promise<void>;
  /** What the app wrote. */
  appLog(): string;
  appProcessId: number;
  close(): Promise<void>;
}

/**
 * The whole product without a browser: the sandbox in this process, the built app with its worker as production runs
 * it in another, and a database of its own.
 */
export async function startProduct(
  createDatabase: () => Promise<TestDatabase>,
  { environment, ...sandboxOptions }: ProductOptions,
): Promise<Product> {
  const [sandbox, database, port] = await Promise.all([
    startSandbox(sandboxOptions),
    createDatabase(),
    freePort(),
    ensureBuild(),
  ]);
  const appUrl = `http://127.0.0.1:${port}`;
  const proxy = await startAppProxy({ appUrl, sandboxUrl: sandbox.url });
  sandbox.setAppProxyUrl(proxy.url);
  sandbox.setAppUrl(proxy.url);
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
  return {
    sandbox,
    databaseUrl: database.url,
    appUrl,
    appProxyUrl: proxy.url,
    untilIdle: () => proxy.untilIdle(),
    appLog: () => readFileSync(log, "utf8"),
    appProcessId: app.child.pid ?? 0,
    async close() {
      await app.stop();
      await Promise.all([proxy.close(), sandbox.close()]);
      await database.drop();
      rmSync(logs, { recursive: true, force: true });
    },
  };
}
