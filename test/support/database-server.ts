import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import pg from "pg";
import type { TestProject } from "vitest/node";
import { JobQueue } from "../../app/jobs/enqueue.server";
import { ensureDatabase } from "../../scripts/support/database.mjs";
import { isAlive, withLock } from "../../scripts/support/lock-file.mjs";
import { applyMigrations } from "../../scripts/support/migrations.mjs";
import { inProject } from "../../scripts/support/project.mjs";

declare module "vitest" {
  interface ProvidedContext {
    databaseServerUrl: string;
    databaseTemplate: string;
  }
}

/** Tests lose nothing when the machine crashes: no waiting for the disk. */
const FAST = { fsync: "off", synchronous_commit: "off", full_page_writes: "off" };
const TEMPLATE = "leafwise_template_";
const TEST = /^leafwise_test_(\d+)_/;

/** What a template is made of, besides the migrations. */
const QUEUES = [
  "app/jobs/catalog.ts",
  "app/jobs/enqueue.server.ts",
  "node_modules/pg-boss/package.json",
];

/** The PostgreSQL of the tests; whoever starts it stops it. */
export function startTestServer(): Promise<{ url: string; stop: () => Promise<void> }> {
  return ensureDatabase({
    dataDir: inProject(".data/test-postgres"),
    database: "postgres",
    settings: FAST,
  });
}

/** One PostgreSQL for the run, with a template, migrated and with the job queues, that each database is a copy of. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { TEST_DATABASE_SERVER: started } = process.env;
  const server = started
    ? { url: started, stop: () => Promise.resolve() }
    : await startTestServer();
  const template = await withLock(inProject(".cache/test-template.lock"), () =>
    ensureTemplate(server.url),
  );
  project.provide("databaseServerUrl", server.url);
  project.provide("databaseTemplate", template);
  return server.stop;
}

async function ensureTemplate(serverUrl: string): Promise<string> {
  const template = TEMPLATE + hashOfContents();
  const client = new pg.Client(serverUrl);
  await client.connect();
  try {
    const { rows } = await client.query<{ datname: string }>("SELECT datname FROM pg_database");
    const names = rows.map((row) => row.datname);
    for (const name of names.filter(isLeftOver))
      await client.query(`DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`);
    if (names.includes(template)) return template;
    // Under another name until it is complete: a run that is killed here leaves no half template.
    const half = `leafwise_test_${process.pid}_template`;
    await client.query(`CREATE DATABASE "${half}"`);
    await applyMigrations(withDatabase(serverUrl, half));
    await makeQueues(withDatabase(serverUrl, half));
    await client.query(`ALTER DATABASE "${half}" RENAME TO "${template}"`);
    return template;
  } finally {
    await client.end();
  }
}

/** Of a run that was killed: its process is gone. */
function isLeftOver(name: string): boolean {
  const pid = TEST.exec(name)?.[1];
  return pid !== undefined && !isAlive(Number(pid));
}

/** As the first process of the app does it: no test file waits for that. */
async function makeQueues(databaseUrl: string): Promise<void> {
  const pool = new pg.Pool({ connectionString: databaseUrl });
  const queue = new JobQueue({
    database: { executeSql: (text, values) => pool.query(text, values) },
    onError: (error) => {
      throw error;
    },
    onWarning: () => undefined,
  });
  await queue.start();
  await queue.stop(1_000);
  await pool.end();
}

function hashOfContents(): string {
  const hash = createHash("sha256");
  const migrations = readdirSync(inProject("prisma/migrations"), {
    recursive: true,
    encoding: "utf8",
  })
    .filter((file) => file.endsWith(".sql"))
    .map((file) => `prisma/migrations/${file}`);
  for (const file of [...migrations.sort(), ...QUEUES])
    hash.update(file).update(readFileSync(inProject(file)));
  return hash.digest("hex").slice(0, 12);
}

export function withDatabase(serverUrl: string, database: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${database}`;
  return url.href;
}
