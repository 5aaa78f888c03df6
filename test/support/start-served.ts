import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { startProgram } from "../../scripts/support/children.mjs";

export interface ServedProcess {
  /** What it wrote so far. */
  log(): string;
  /** Null while it runs. */
  exitCode(): number | null;
  /** Answers what it wrote in all. */
  stop(): Promise<string>;
}

const ENVIRONMENT = {
  // It was built before.
  NODE_ENV: "production",
  LOG_LEVEL: "info",
  SHOPIFY_API_KEY: "key",
  SHOPIFY_API_SECRET: "secret",
  SHOPIFY_APP_URL: "https://leafwise.test",
  TIKTOK_APP_KEY: "key",
  TIKTOK_APP_SECRET: "secret",
  TIKTOK_SERVICE_ID: "service",
  ENCRYPTION_KEYS: Buffer.alloc(32, 1).toString("base64"),
};

/** `npm start` or `npm run worker`, from the moment when everything is installed. */
export function startServed(
  what: "web" | "worker",
  environment: Record<string, string>,
): ServedProcess {
  const folder = mkdtempSync(path.join(os.tmpdir(), "leafwise-served-"));
  const log = path.join(folder, "log");
  const { child, stop } = startProgram({
    name: what,
    args: [`scripts/serve-${what}.mjs`],
    env: { ...ENVIRONMENT, ...environment },
    log,
  });
  const written = () => readFileSync(log, "utf8");
  const end = async () => {
    await stop();
    const all = written();
    rmSync(folder, { recursive: true, force: true });
    return all;
  };
  let ended: Promise<string> | undefined;
  return {
    log: written,
    exitCode: () => child.exitCode,
    stop: () => (ended ??= end()),
  };
}
