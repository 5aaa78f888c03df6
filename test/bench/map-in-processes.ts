import { once } from "node:events";
import { randomBytes } from "node:crypto";
import { pathToFileURL } from "node:url";
import pg from "pg";
import { defaultOptions } from "../../sandbox/core/sandbox-options";
import { startProgram } from "../../scripts/support/children.mjs";
import { ensureDatabase } from "../../scripts/support/database.mjs";
import { LEAN_WORKER } from "../../scripts/support/lean-worker.mjs";
import { applyMigrations } from "../../scripts/support/migrations.mjs";
import { inProject } from "../../scripts/support/project.mjs";
import { withDatabase } from "../support/database-server";
import { cpuMs, peakMemoryMb } from "./process-figures";
import type { BenchSandboxAddress, BenchSandboxOrder } from "./sandbox-process";

const NETWORK = pathToFileURL(inProject("sandbox/network.mjs")).href;
const APP_URL = "https://leafwise.test";

export interface MappedCatalog {
  seconds: number;
  productsPerSecond: number;
  /** Of the worker, while it mapped. */
  cpuMsPerProduct: number;
  peakMemoryMb: number;
}

export interface CatalogToMap extends BenchSandboxOrder {
  /** The app's own limit; 0 is none. */
  requestsPerSecond: number;
}

/** Runs `measure` beside a sandbox and a database of their own, with the app's modules configured for them. */
export async function withSandbox<Result>(
  order: BenchSandboxOrder,
  measure: (sandbox: BenchSandboxAddress, environment: Record<string, string>) => Promise<Result>,
): Promise<Result> {
  const database = await createBenchDatabase();
  const program = startProgram({
    name: "The sandbox",
    args: ["--import", "tsx", "test/bench/sandbox-process.ts"],
    env: {},
  });
  try {
    program.child.send(order);
    const [sandbox] = (await once(program.child, "message")) as [BenchSandboxAddress];
    return await measure(sandbox, {
      ...ENVIRONMENT,
      DATABASE_URL: database.url,
      SANDBOX_URL: sandbox.url,
    });
  } finally {
    await program.stop();
    await database.drop();
  }
}

/** A migrated database that is dropped after the bench. */
export async function createBenchDatabase(): Promise<{ url: string; drop(): Promise<void> }> {
  const server = await ensureDatabase({
    dataDir: inProject(".data/bench-postgres"),
    database: "postgres",
  });
  const name = `leafwise_bench_${process.pid}_${Date.now()}`;
  await onServer(server.url, `CREATE DATABASE "${name}"`);
  const url = withDatabase(server.url, name);
  await applyMigrations(url);
  return {
    url,
    async drop() {
      await onServer(server.url, `DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`);
      await server.stop();
    },
  };
}

const ENVIRONMENT = {
  SHOPIFY_API_KEY: defaultOptions.clientId,
  SHOPIFY_API_SECRET: defaultOptions.clientSecret,
  SHOPIFY_APP_URL: APP_URL,
  TIKTOK_APP_KEY: defaultOptions.appKey,
  TIKTOK_APP_SECRET: defaultOptions.appSecret,
  TIKTOK_SERVICE_ID: defaultOptions.serviceId,
  ENCRYPTION_KEYS: randomBytes(32).toString("base64"),
  LOG_LEVEL: "warn",
  NODE_ENV: "production",
};

type Afterwards = (
  sandbox: BenchSandboxAddress,
  environment: Record<string, string>,
) => Promise<void>;

/**
 * Maps a generated catalog with one worker process, as production runs it.
 * @param afterwards works with what was mapped, while the worker still runs
 */
export function mapCatalog(
  { requestsPerSecond, ...order }: CatalogToMap,
  afterwards?: Afterwards,
): Promise<MappedCatalog> {
  return withSandbox(order, async (sandbox, base) => {
    const environment = { ...base, TIKTOK_REQUESTS_PER_SECOND: String(requestsPerSecond) };
    const merchant = startProgram({
      name: "The merchant",
      args: ["--import", "tsx", "test/bench/merchant-process.ts"],
      env: environment,
    });
    const worker = startProgram({
      name: "The worker",
      args: [...LEAN_WORKER.args, "--import", NETWORK, "build/worker/index.js"],
      env: { ...environment, ...LEAN_WORKER.env },
    });
    try {
      const pid = worker.child.pid ?? 0;
      await once(merchant.child, "message");
      const cpuBefore = cpuMs(pid);
      merchant.child.send(sandbox);
      const [seconds] = (await once(merchant.child, "message")) as [number];
      const mapped = {
        seconds,
        productsPerSecond: order.products / seconds,
        cpuMsPerProduct: (cpuMs(pid) - cpuBefore) / order.products,
        peakMemoryMb: peakMemoryMb(pid),
      };
      await afterwards?.(sandbox, environment);
      return mapped;
    } finally {
      await Promise.all([merchant.stop(), worker.stop()]);
    }
  });
}

async function onServer(serverUrl: string, statement: string): Promise<void> {
  const client = new pg.Client(serverUrl);
  await client.connect();
  await client.query(statement);
  await client.end();
}
