import { once } from "node:events";
import { randomBytes } from "node:crypto";
import { mkdirSync, rmSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { startAppProxy } from "../../sandbox/admin/app-proxy";
import { storeNameOf } from "../../sandbox/admin/launch-url";
import type { Catalog } from "../../sandbox/catalog/catalog";
import { startSandbox, type Sandbox } from "../../sandbox/core/sandbox";
import type { SandboxOptions } from "../../sandbox/core/sandbox-options";
import { startApp } from "../../scripts/demo/app-process";
import { Merchant } from "../../scripts/demo/merchant";
import { startProgram } from "../../scripts/support/children.mjs";
import { freePort } from "../../scripts/support/free-port.mjs";
import { LEAN_WORKER } from "../../scripts/support/lean-worker.mjs";
import { inProject } from "../../scripts/support/project.mjs";
import { connect } from "../support/merchant";
import { startKillablePostgres } from "./killable-postgres";

/** Products that one worker has in hand at once: more pictures cannot be on their way when it is killed. */
export const IN_FLIGHT = 8;
const WORKERS = 2;
const NETWORK = pathToFileURL(inProject("sandbox/network.mjs")).href;
const SHIFTED_CLOCK = pathToFileURL(inProject("test/reliability/shifted-clock.mjs")).href;

export type Victim = "web" | "worker" | "postgres";

export interface PlayedShop {
  domain: string;
  catalog: Catalog;
}

export interface DeploymentOptions extends Pick<Partial<SandboxOptions>, "latencyMs"> {
  shops: PlayedShop[];
}

/** The app as operators run it: a web process, two workers and a PostgreSQL, each of which can be killed. */
export interface Deployment {
  sandbox: Sandbox;
  databaseUrl: string;
  appUrl: string;
  appProxyUrl: string;
  webProcessId(): number;
  /** Kills one of them, and starts it again. Answers how many uploads may have been on their way. */
  kill(victim: Victim): Promise<number>;
  /** Starts these processes again with a clock that is so far ahead of the machine's. */
  setClock(side: "web" | "worker", aheadMs: number): Promise<void>;
  close(): Promise<void>;
}

interface Killable {
  kill(): Promise<void>;
  stop(): Promise<void>;
  processId(): number;
}

/** Starts it with shops that are installed and connected. */
export async function deploy(options: DeploymentOptions): Promise<Deployment> {
  const { shops, latencyMs } = options;
  const [first, ...others] = shops;
  if (!first) throw new Error("No shop is no deployment.");
  const [postgres, sandbox, port] = await Promise.all([
    startKillablePostgres(),
    startSandbox({ shop: first.domain, catalog: first.catalog, ...(latencyMs && { latencyMs }) }),
    freePort(),
  ]);
  for (const shop of others) sandbox.shopify.createShop(shop);
  const appUrl = `http://127.0.0.1:${port}`;
  const proxy = await startAppProxy({ appUrl, sandboxUrl: sandbox.url });
  sandbox.setAppProxyUrl(proxy.url);
  sandbox.setAppUrl(proxy.url);
  const env = environmentOf(sandbox, { databaseUrl: postgres.url, appUrl: proxy.url });
  const clocks = { web: 0, worker: 0 };
  const logs = inProject(".cache/faults");
  rmSync(logs, { recursive: true, force: true });
  mkdirSync(logs, { recursive: true });

  let starts = 0;
  const web = await killable(async () => {
    starts += 1;
    const app = startApp({
      secrets: { ...sandbox.options, encryptionKey: env.ENCRYPTION_KEYS },
      sandboxUrl: sandbox.url,
      appProxyUrl: proxy.url,
      databaseUrl: postgres.url,
      port,
      requestsPerSecond: null,
      log: path.join(logs, `web-${starts}.log`),
      environment: { ...env, WORKER: "off", ...shifted(clocks.web) },
    });
    await app.ready();
    return app;
  });
  const workers = await Promise.all(
    Array.from({ length: WORKERS }, (_, number) =>
      killable(async () =>
        startProgram({
          name: "The worker",
          args: [...LEAN_WORKER.args, "--import", NETWORK, "build/worker/index.js"],
          env: { ...env, ...LEAN_WORKER.env, ...shifted(clocks.worker) },
          log: path.join(logs, `worker-${number}.log`),
        }),
      ),
    ),
  );
  let nextWorker = 0;
  const deployment: Deployment = {
    sandbox,
    databaseUrl: postgres.url,
    appUrl,
    appProxyUrl: proxy.url,
    webProcessId: () => web.processId(),
    async kill(victim) {
      switch (victim) {
        case "web":
          await web.kill();
          return 0;
        case "worker": {
          nextWorker = (nextWorker + 1) % WORKERS;
          await workers[nextWorker]?.kill();
          return IN_FLIGHT;
        }
        case "postgres":
          await postgres.kill();
          return WORKERS * IN_FLIGHT;
      }
    },
    async setClock(side, aheadMs) {
      clocks[side] = aheadMs;
      for (const each of side === "web" ? [web] : workers) await each.kill();
    },
    async close() {
      await Promise.all([web, ...workers].map((each) => each.stop()));
      await Promise.all([proxy.close(), sandbox.close()]);
      await postgres.close();
    },
  };
  for (const { domain } of shops)
    await connect(merchantOf(deployment, domain), { seller: "maple" });
  return deployment;
}

/** What a merchant of one of its shops does, without a browser. */
export function merchantOf(
  { sandbox, appProxyUrl }: Pick<Deployment, "sandbox" | "appProxyUrl">,
  domain: string,
): Merchant {
  return new Merchant({ sandboxUrl: sandbox.url, appProxyUrl, storeName: storeNameOf(domain) });
}

function environmentOf(
  { url, options }: Sandbox,
  { databaseUrl, appUrl }: { databaseUrl: string; appUrl: string },
) {
  return {
    NODE_ENV: "production",
    LOG_LEVEL: "warn",
    SANDBOX_URL: url,
    DATABASE_URL: databaseUrl,
    SHOPIFY_API_KEY: options.clientId,
    SHOPIFY_API_SECRET: options.clientSecret,
    SHOPIFY_APP_URL: appUrl,
    TIKTOK_APP_KEY: options.appKey,
    TIKTOK_APP_SECRET: options.appSecret,
    TIKTOK_SERVICE_ID: options.serviceId,
    TIKTOK_REQUESTS_PER_SECOND: "0",
    ENCRYPTION_KEYS: randomBytes(32).toString("base64"),
    WORKER_PRODUCTS: String(IN_FLIGHT),
    WORKER_BATCHES: "4",
  };
}

function shifted(ms: number): Record<string, string> {
  return { CLOCK_AHEAD_MS: String(ms), NODE_OPTIONS: `--import=${SHIFTED_CLOCK}` };
}

type Program = Pick<ReturnType<typeof startProgram>, "child" | "stop">;

async function killable(start: () => Promise<Program>): Promise<Killable> {
  let running = await start();
  return {
    stop: () => running.stop(),
    processId: () => running.child.pid ?? 0,
    async kill() {
      const { child } = running;
      const exited = once(child, "exit");
      child.kill("SIGKILL");
      await exited;
      running = await start();
    },
  };
}
