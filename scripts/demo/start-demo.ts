import { once } from "node:events";
import { mkdirSync } from "node:fs";
import path from "node:path";
import { ensureBuild } from "../support/build.mjs";
import { finishAll } from "../support/finish-all.mjs";
import { freePort } from "../support/free-port.mjs";
import { applyMigrations } from "../support/migrations.mjs";
import { beforeEnd } from "../support/shutdown.mjs";
import { startApp } from "./app-process";
import { demoDatabase } from "./demo-database";
import type { DemoOptions } from "./demo-options";
import { type DemoSecrets, demoSecrets } from "./demo-secrets";
import type { SandboxAddresses, SandboxOrder } from "./sandbox-process";
import { startWatchedProgram } from "./watched-program";

export interface RunningDemo extends SandboxAddresses {
  secrets: DemoSecrets;
  storeName: string;
  /** Rejects when one of its programs ends by itself. */
  failed: Promise<never>;
}

/** Database, sandbox and app, ready for a browser. Everything is ended by shutdown's end(). */
export async function startDemo(options: DemoOptions): Promise<RunningDemo> {
  const [database] = await finishAll([migratedDatabase(options), ensureBuild()]);
  const secrets = demoSecrets(database.folder);
  const port = await freePort();
  const logs = logFolder(database.folder);

  const sandbox = await startSandboxProcess(
    { options, appUrl: `http://127.0.0.1:${port}`, secrets },
    logs,
  );
  const app = startApp({
    ...sandbox.addresses,
    secrets,
    databaseUrl: database.url,
    port,
    requestsPerSecond: options.requestsPerSecond,
    log: path.join(logs, "app.log"),
  });
  beforeEnd(app.stop);
  const failed = Promise.race([sandbox.failed, app.failed]);
  await Promise.race([app.ready(), failed]);

  const storeName = sandbox.addresses.shop.replace(".myshopify.com", "");
  return { ...sandbox.addresses, secrets, storeName, failed };
}

async function migratedDatabase(options: DemoOptions) {
  const database = await demoDatabase(options);
  await applyMigrations(database.url);
  return database;
}

function logFolder(folder: string): string {
  const logs = path.join(folder, "logs");
  mkdirSync(logs, { recursive: true });
  return logs;
}

async function startSandboxProcess(order: SandboxOrder, logs: string) {
  const program = startWatchedProgram({
    name: "The sandbox",
    args: ["--import", "tsx", "scripts/demo/sandbox-process.ts"],
    env: {},
    log: path.join(logs, "sandbox.log"),
  });
  beforeEnd(program.stop);
  program.child.send(order);
  const [addresses] = (await Promise.race([once(program.child, "message"), program.failed])) as [
    SandboxAddresses,
  ];
  return { addresses, failed: program.failed };
}
