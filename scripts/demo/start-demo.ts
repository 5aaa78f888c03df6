import { once } from "node:events";
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { ensureBuild } from "../support/build.mjs";
import { startProgram } from "../support/children.mjs";
import { freePort } from "../support/free-port.mjs";
import { applyMigrations } from "../support/migrations.mjs";
import { inProject } from "../support/project.mjs";
import { beforeEnd } from "../support/shutdown.mjs";
import { demoDatabase } from "./demo-database";
import type { DemoOptions } from "./demo-options";
import { type DemoSecrets, demoSecrets } from "./demo-secrets";
import type { SandboxAddresses, SandboxOrder } from "./sandbox-process";

const START_MS = 60_000;

export interface RunningDemo extends SandboxAddresses {
  secrets: DemoSecrets;
  storeName: string;
  /** Rejects when one of its programs ends by itself. */
  failed: Promise<never>;
}

/** Database, sandbox and app, ready for a browser. Everything is ended by shutdown's end(). */
export async function startDemo(options: DemoOptions): Promise<RunningDemo> {
  await ensureBuild();
  const database = await demoDatabase(options);
  await applyMigrations(database.url);
  const secrets = demoSecrets(database.folder);
  const port = await freePort();
  const logs = logFolder(database.folder);

  const sandbox = await startSandboxProcess(
    { options, appUrl: `http://127.0.0.1:${port}`, secrets },
    logs,
  );
  const env = {
    ...appEnvironment(options, secrets, sandbox.addresses),
    DATABASE_URL: database.url,
    PORT: String(port),
  };
  const app = startApp(env, logs);
  const failed = Promise.race([sandbox.failed, app.failed]);
  await Promise.race([answers(`http://127.0.0.1:${port}/healthz`), failed]);

  const storeName = sandbox.addresses.shop.replace(".myshopify.com", "");
  return { ...sandbox.addresses, secrets, storeName, failed };
}

function logFolder(folder: string): string {
  const logs = path.join(folder, "logs");
  mkdirSync(logs, { recursive: true });
  return logs;
}

async function startSandboxProcess(order: SandboxOrder, logs: string) {
  const log = path.join(logs, "sandbox.log");
  const program = start({
    name: "The sandbox",
    args: ["--import", "tsx", "scripts/demo/sandbox-process.ts"],
    env: {},
    log,
  });
  program.child.send(order);
  const [addresses] = (await Promise.race([once(program.child, "message"), program.failed])) as [
    SandboxAddresses,
  ];
  return { addresses, failed: program.failed };
}

/** As in production, but for the preload that redirects the real hosts. */
function startApp(env: Record<string, string>, logs: string) {
  const preload = pathToFileURL(inProject("sandbox/network.mjs")).href;
  const serve = ["scripts/web-server.mjs"];
  return start({
    name: "The app",
    args: ["--import", preload, ...serve],
    env,
    log: path.join(logs, "app.log"),
  });
}

function start(program: {
  name: string;
  args: string[];
  env: Record<string, string>;
  log: string;
}) {
  rmSync(program.log, { force: true });
  const started = startProgram(program);
  beforeEnd(started.stop);
  const failed = started.exited.then((how) => {
    throw new Error(`${how}. Its last words (${program.log}):\n${lastLines(program.log)}`);
  });
  failed.catch(() => undefined);
  return { ...started, failed };
}

function lastLines(file: string): string {
  return existsSync(file)
    ? readFileSync(file, "utf8").trim().split("\n").slice(-15).join("\n")
    : "";
}

function appEnvironment(
  options: DemoOptions,
  secrets: DemoSecrets,
  { sandboxUrl, appProxyUrl }: SandboxAddresses,
) {
  return {
    NODE_ENV: "production",
    HOST: "127.0.0.1",
    LOG_LEVEL: "warn",
    SANDBOX_URL: sandboxUrl,
    SHOPIFY_API_KEY: secrets.clientId,
    SHOPIFY_API_SECRET: secrets.clientSecret,
    SHOPIFY_APP_URL: appProxyUrl,
    TIKTOK_APP_KEY: secrets.appKey,
    TIKTOK_APP_SECRET: secrets.appSecret,
    TIKTOK_SERVICE_ID: secrets.serviceId,
    // A browser opens it: the preload cannot redirect that.
    TIKTOK_AUTHORIZE_URL: `${sandboxUrl}/tiktok/open/authorize`,
    // 0: no limit of our own where the sandbox has none.
    TIKTOK_REQUESTS_PER_SECOND: String(options.requestsPerSecond ?? 0),
    ENCRYPTION_KEYS: secrets.encryptionKey,
    WORKER: "on",
  };
}

async function answers(url: string): Promise<void> {
  const giveUpAt = Date.now() + START_MS;
  while (Date.now() < giveUpAt) {
    const response = await fetch(url).catch(() => null);
    await response?.body?.cancel();
    if (response?.ok) return;
    await sleep(50);
  }
  throw new Error(`${url} does not answer after ${START_MS / 1000} s.`);
}
