import { randomUUID } from "node:crypto";
import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import pg from "pg";
import { isAlive, withLock } from "./lock-file.mjs";
import { choosePlace } from "./postgres-place.mjs";
import { runningServer, stopServer } from "./postgres-server.mjs";
import { inProject } from "./project.mjs";

/**
 * A PostgreSQL that answers: the server of DATABASE_URL, else an embedded one with its data in
 * `dataDir`. Several processes may use one embedded server: the last one to stop it ends it, and
 * users that were killed do not count.
 *
 * @param {{ dataDir?: string, database?: string, settings?: Record<string, string> }} [options]
 * @returns {Promise<{ url: string, stop: () => Promise<void> }>}
 */
export async function ensureDatabase({
  dataDir = inProject(".data/postgres"),
  database = "leafwise",
  settings,
} = {}) {
  if (process.env.DATABASE_URL)
    return { url: process.env.DATABASE_URL, stop: async () => undefined };
  const folder = path.resolve(dataDir);
  const lock = `${folder}.lock`;
  const users = `${folder}.users`;
  // One process may use it several times.
  const user = path.join(users, `${process.pid}-${randomUUID()}`);
  return withLock(lock, async () => {
    const place = choosePlace(folder);
    const serverUrl = await runningServer(place, settings);
    mkdirSync(users, { recursive: true });
    writeFileSync(user, "");
    const stop = () =>
      withLock(lock, async () => {
        rmSync(user, { force: true });
        if (!hasLiveUsers(users)) await stopServer(place);
      });
    return { url: await ensureDatabaseNamed(serverUrl, database), stop };
  });
}

/** @param {string} users folder with one file per use, named by the process that uses it */
function hasLiveUsers(users) {
  const isLive = (/** @type {string} */ user) => isAlive(Number(user.split("-")[0]));
  const names = readdirSync(users);
  for (const name of names) if (!isLive(name)) rmSync(path.join(users, name), { force: true });
  return names.some(isLive);
}

/**
 * @param {string} serverUrl
 * @param {string} name
 */
async function ensureDatabaseNamed(serverUrl, name) {
  const client = new pg.Client(serverUrl);
  await client.connect();
  try {
    const { rowCount } = await client.query("SELECT FROM pg_database WHERE datname = $1", [name]);
    if (!rowCount) await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}`);
  } finally {
    await client.end();
  }
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.href;
}
