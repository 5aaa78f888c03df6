import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { isAlive } from "../../scripts/support/lock-file.mjs";
import { applyMigrations } from "../../scripts/support/migrations.mjs";
import { choosePlace } from "../../scripts/support/postgres-place.mjs";
import { runningServer, stopServer } from "../../scripts/support/postgres-server.mjs";
import { inProject } from "../../scripts/support/project.mjs";
import { withDatabase } from "../support/database-server";

export interface KillablePostgres {
  /** Of a migrated database of its own. */
  url: string;
  /** As a crash does it, without a checkpoint; then it is started again, under the same address. */
  kill(): Promise<void>;
  close(): Promise<void>;
}

/** A PostgreSQL of its own, which waits for the disk as one in production does. */
export async function startKillablePostgres(): Promise<KillablePostgres> {
  const place = choosePlace(inProject(".data/faults-postgres"));
  const serverUrl = await runningServer(place);
  const name = `leafwise_faults_${randomBytes(4).toString("hex")}`;
  await onServer(serverUrl, `CREATE DATABASE "${name}"`);
  const url = withDatabase(serverUrl, name);
  await applyMigrations(url);
  return {
    url,
    async kill() {
      const [pid] = readFileSync(path.join(place.folder, "data/postmaster.pid"), "utf8").split(
        "\n",
      );
      process.kill(Number(pid), "SIGQUIT");
      while (isAlive(Number(pid))) await sleep(10);
      await runningServer(place);
    },
    async close() {
      await onServer(serverUrl, `DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`);
      await stopServer(place);
    },
  };
}

async function onServer(serverUrl: string, statement: string): Promise<void> {
  const client = new pg.Client(serverUrl);
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
