import { setTimeout as sleep } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { inProject } from "../support/project.mjs";
import type { DemoSecrets } from "./demo-secrets";
import { startWatchedProgram } from "./watched-program";

const START_MS = 60_000;
const LOOK_EVERY_MS = 25;

export interface AppToStart {
  secrets: DemoSecrets;
  sandboxUrl: string;
  /** Where a browser reaches the app. */
  appProxyUrl: string;
  databaseUrl: string;
  /** Where the app itself listens. */
  port: number;
  /** Our own limit of calls to TikTok Shop; null: none. */
  requestsPerSecond: number | null;
  log: string;
  environment?: Record<string, string>;
}

/** The built app as in production, with its worker, but for the preload that redirects the real hosts. */
export function startApp(app: AppToStart) {
  const preload = pathToFileURL(inProject("sandbox/network.mjs")).href;
  const program = startWatchedProgram({
    name: "The app",
    args: ["--import", preload, "scripts/web-server.mjs"],
    env: { ...environmentOf(app), ...app.environment },
    log: app.log,
  });
  const ready = () =>
    Promise.race([answers(`http://127.0.0.1:${app.port}/healthz`), program.failed]);
  return { ...program, ready };
}

function environmentOf(app: AppToStart): Record<string, string> {
  const { secrets, sandboxUrl } = app;
  return {
    NODE_ENV: "production",
    HOST: "127.0.0.1",
    PORT: String(app.port),
    LOG_LEVEL: "warn",
    DATABASE_URL: app.databaseUrl,
    SANDBOX_URL: sandboxUrl,
    SHOPIFY_API_KEY: secrets.clientId,
    SHOPIFY_API_SECRET: secrets.clientSecret,
    SHOPIFY_APP_URL: app.appProxyUrl,
    TIKTOK_APP_KEY: secrets.appKey,
    TIKTOK_APP_SECRET: secrets.appSecret,
    TIKTOK_SERVICE_ID: secrets.serviceId,
    // A browser opens it: the preload cannot redirect that.
    TIKTOK_AUTHORIZE_URL: `${sandboxUrl}/tiktok/open/authorize`,
    // 0: no limit of our own where the sandbox has none.
    TIKTOK_REQUESTS_PER_SECOND: String(app.requestsPerSecond ?? 0),
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
    await sleep(LOOK_EVERY_MS);
  }
  throw new Error(`${url} does not answer after ${START_MS / 1000} s.`);
}
