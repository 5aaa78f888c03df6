import { existsSync, readdirSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { CannotStart } from "./cannot-start.mjs";
import { inProject } from "./project.mjs";
import { runTool } from "./run-tool.mjs";

const PATIENCE_MS = 60_000;
const LOOK_EVERY_MS = 250;
/** The number that Prisma locks with: whoever still migrates by Prisma alone is waited for as well. */
const LOCK = 72_707_369;
/** Of limits that would end a transaction that waits for something else. */
const LIMITS = [
  "lock_timeout",
  "statement_timeout",
  "idle_in_transaction_session_timeout",
  "transaction_timeout",
];
/** No user, a wrong password, no such database, not allowed: waiting does not help. */
const REFUSALS = ["28000", "28P01", "3D000", "42501"];
const LOCK_NOT_AVAILABLE = "55P03";

/** @typedef {{ patienceMs?: number }} Patience how long the database and other processes are waited for */

/**
 * Brings the database to this version. Any number of processes may do so at once: the others wait for the first one.
 *
 * @param {string} databaseUrl
 * @param {Patience} [patience]
 * @throws CannotStart
 */
export async function applyMigrations(databaseUrl, { patienceMs = PATIENCE_MS } = {}) {
  const giveUpAt = Date.now() + patienceMs;
  await withClient(databaseUrl, giveUpAt, async (client) => {
    if ((await missing(client)).length === 0) return;
    await lock(client, giveUpAt);
    // Whoever had the lock may have done it.
    if ((await missing(client)).length > 0) await migrate(client, databaseUrl);
    await client.query("COMMIT");
  });
}

/**
 * @param {pg.Client} client that holds the lock
 * @param {string} databaseUrl
 */
async function migrate(client, databaseUrl) {
  try {
    await runTool("prisma", ["migrate", "deploy"], { env: { DATABASE_URL: databaseUrl } });
  } catch (error) {
    // Where the database went away in the middle of it, that is why.
    await client.query("SELECT 1");
    throw new CannotStart(`The migrations could not be applied: ${messageOf(error)}`, {
      cause: error,
    });
  }
}

/**
 * Waits until somebody else has brought the database to this version.
 *
 * @param {string} databaseUrl
 * @param {Patience} [patience]
 * @throws CannotStart
 */
export async function awaitMigrations(databaseUrl, { patienceMs = PATIENCE_MS } = {}) {
  const giveUpAt = Date.now() + patienceMs;
  await withClient(databaseUrl, giveUpAt, async (client) => {
    for (let names = await missing(client); names.length > 0; names = await missing(client)) {
      if (Date.now() > giveUpAt)
        throw new CannotStart(
          `The database lacks ${names.join(", ")}, and DATABASE_MIGRATIONS is off: apply them with \`npx prisma migrate deploy\`.`,
        );
      await sleep(LOOK_EVERY_MS);
    }
  });
}

/**
 * A lock that ends with its transaction: one that belongs to the session would stay on a pooler's connection.
 *
 * @param {pg.Client} client
 * @param {number} giveUpAt
 */
async function lock(client, giveUpAt) {
  await client.query("BEGIN");
  await client.query("SELECT set_config(name, '0', true) FROM pg_settings WHERE name = ANY($1)", [
    LIMITS,
  ]);
  const waitMs = Math.max(1, giveUpAt - Date.now());
  await client.query(`SET LOCAL lock_timeout = ${waitMs}`);
  try {
    await client.query("SELECT pg_advisory_xact_lock($1)", [LOCK]);
  } catch (error) {
    if (codeOf(error) !== LOCK_NOT_AVAILABLE) throw error;
    throw new CannotStart("Another process is migrating the database and does not come to an end.");
  }
}

/**
 * What the database lacks.
 *
 * @param {pg.Client} client
 * @returns {Promise<string[]>}
 */
async function missing(client) {
  const folder = inProject("prisma/migrations");
  const names = readdirSync(folder).filter((name) => existsSync(`${folder}/${name}/migration.sql`));
  const applied = await appliedNames(client);
  return names.filter((name) => !applied.has(name)).sort();
}

/** @param {pg.Client} client */
async function appliedNames(client) {
  // Asked first: an error would end the transaction that this may be in.
  const { rows: found } = await client.query("SELECT to_regclass('_prisma_migrations') AS name");
  if (!found[0].name) return new Set();
  const { rows } = await client.query(
    "SELECT migration_name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL",
  );
  return new Set(rows.map(({ migration_name: name }) => name));
}

/**
 * Connects once the database answers, for some work. Where it goes away meanwhile, the work is done again.
 *
 * @template Result
 * @param {string} databaseUrl
 * @param {number} giveUpAt
 * @param {(client: pg.Client) => Promise<Result>} work
 * @returns {Promise<Result>}
 * @throws CannotStart
 */
async function withClient(databaseUrl, giveUpAt, work) {
  const { hostname, port } = new URL(databaseUrl);
  const place = `The database at ${hostname}:${port || 5432}`;
  for (let tried = 0; ; tried += 1) {
    const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: 5_000 });
    client.on("error", () => undefined);
    try {
      await client.connect();
      return await work(client);
    } catch (error) {
      if (error instanceof CannotStart) throw error;
      if (REFUSALS.includes(codeOf(error) ?? "") || Date.now() > giveUpAt)
        throw new CannotStart(`${place} does not answer: ${messageOf(error)}`, { cause: error });
      if (tried === 0) console.error(`${place} is waited for: ${messageOf(error)}`);
    } finally {
      await client.end().catch(() => undefined);
    }
    await sleep(LOOK_EVERY_MS);
  }
}

/** @param {unknown} error */
function messageOf(error) {
  return error instanceof Error ? error.message || codeOf(error) : String(error);
}

/** @param {unknown} error */
function codeOf(error) {
  return error instanceof Error && "code" in error ? String(error.code) : undefined;
}
