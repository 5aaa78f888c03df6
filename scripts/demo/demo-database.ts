import { readdirSync, rmSync } from "node:fs";
import path from "node:path";
import pg from "pg";
import { ensureDatabase } from "../support/database.mjs";
import { holdLock, isAlive, LockedError } from "../support/lock-file.mjs";
import { inProject } from "../support/project.mjs";
import { beforeEnd } from "../support/shutdown.mjs";
import type { DemoOptions } from "./demo-options";

const PASSING = /^demo_(\d+)$/;

/**
 * A demo keeps its data in a folder, which one demo at a time may use. Mapping without --data
 * begins with nothing and leaves nothing: a database that is dropped at the end.
 */
export async function demoDatabase({ maps, dataFolder }: Pick<DemoOptions, "maps" | "dataFolder">) {
  if (maps && !dataFolder) return passingDatabase();
  const folder = path.resolve(dataFolder ?? inProject(".data/demo"));
  await holdFolder(folder);
  const { url, stop } = await ensureDatabase({ dataDir: path.join(folder, "postgres") });
  beforeEnd(stop);
  return { url, folder };
}

/** The processes of a demo that was killed end a moment after it. */
async function holdFolder(folder: string): Promise<void> {
  try {
    beforeEnd(await holdLock(path.join(folder, "demo.lock"), { patienceMs: 15_000 }));
  } catch (error) {
    if (!(error instanceof LockedError)) throw error;
    throw new Error(
      `Another demo (process ${error.holder}) is using ${folder}: end it, or choose another folder with --data.`,
      { cause: error },
    );
  }
}

async function passingDatabase() {
  const parent = inProject(".data/passing-demos");
  const server = await ensureDatabase({
    dataDir: path.join(parent, "postgres"),
    database: "postgres",
  });
  beforeEnd(server.stop);
  const name = `demo_${process.pid}`;
  const existing = await query<{ datname: string }>(server.url, "SELECT datname FROM pg_database");
  for (const { datname } of existing) if (isLeftOver(datname)) await drop(server.url, datname);
  for (const entry of readdirSync(parent))
    if (isLeftOver(entry)) rmSync(path.join(parent, entry), { recursive: true });
  await query(server.url, `CREATE DATABASE "${name}"`);
  beforeEnd(() => drop(server.url, name));
  const url = new URL(server.url);
  url.pathname = `/${name}`;
  return { url: url.href, folder: path.join(parent, name) };
}

/** A database, or a folder with logs: of a demo whose process is gone. */
function isLeftOver(name: string): boolean {
  const pid = PASSING.exec(name)?.[1];
  return pid !== undefined && !isAlive(Number(pid));
}

async function drop(serverUrl: string, database: string): Promise<void> {
  await query(serverUrl, `DROP DATABASE IF EXISTS "${database}" WITH (FORCE)`);
}

async function query<Row extends pg.QueryResultRow>(url: string, sql: string): Promise<Row[]> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}
