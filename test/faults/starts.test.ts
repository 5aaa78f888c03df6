import { chmodSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import pg from "pg";
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { ensureBuild } from "../../scripts/support/build.mjs";
import { CannotStart } from "../../scripts/support/cannot-start.mjs";
import { ensureDatabase } from "../../scripts/support/database.mjs";
import { freePort } from "../../scripts/support/free-port.mjs";
import { applyMigrations, awaitMigrations } from "../../scripts/support/migrations.mjs";
import { inProject } from "../../scripts/support/project.mjs";
import { networkTo } from "../support/cut-network";
import { createEmptyDatabase, type TestDatabase } from "../support/create-test-database";
import { sql } from "../support/sql";
import { startServed, type ServedProcess } from "../support/start-served";

const WAIT = { timeout: 100_000, interval: 100 };
const MIGRATIONS = readdirSync(inProject("prisma/migrations")).filter((name) => /^\d/.test(name));

let database: TestDatabase;
let databaseUrl: string;
let served: ServedProcess[];

beforeAll(() => ensureBuild());

beforeEach(async () => {
  database = await createEmptyDatabase();
  databaseUrl = database.url;
  served = [];
});

afterEach(async () => {
  await Promise.all(served.map((one) => one.stop()));
  await database.drop();
});

function start(...processes: [what: "web" | "worker", environment?: Record<string, string>][]) {
  served.push(
    ...processes.map(([what, environment]) =>
      startServed(what, { DATABASE_URL: databaseUrl, ...environment }),
    ),
  );
}

async function untilAllSay(words: string): Promise<void> {
  for (const one of served) {
    await expect
      .poll(() => ({ log: one.log(), exitCode: one.exitCode() }), WAIT)
      .toEqual({ log: expect.stringContaining(words) as string, exitCode: null });
  }
}

async function appliedTwice(): Promise<string[]> {
  const rows = await sql<{ name: string }>(
    { databaseUrl },
    "SELECT migration_name AS name FROM _prisma_migrations ORDER BY 1",
  );
  expect([...new Set(rows.map(({ name }) => name))]).toEqual(MIGRATIONS);
  return rows.map(({ name }) => name).filter((name, index, all) => all.indexOf(name) !== index);
}

describe("processes that start together on an empty database", () => {
  it("all come up, and each migration is applied once", async () => {
    const port = String(await freePort(0));
    start(["worker"], ["worker"], ["worker"], ["web", { PORT: port, HOST: "127.0.0.1" }]);

    await untilAllSay("worker started");
    const response = await fetch(`http://127.0.0.1:${port}/readyz`);

    expect(await response.text()).toBe("ready");
    expect(await appliedTwice()).toEqual([]);
  });
});

describe("a process that starts before its database", () => {
  it("waits for it, and comes up", async () => {
    await applyMigrations(databaseUrl);
    const network = await networkTo(databaseUrl);
    network.cut();
    start(["worker", { DATABASE_URL: network.databaseUrl }]);
    await untilAllSay("is waited for");

    network.mend();

    await untilAllSay("worker started");
    await served[0]?.stop();
    await network.close();
  });

  it("waits for a server that is started after it", async () => {
    vi.stubEnv("DATABASE_URL", undefined);
    const folder = mkdtempSync(path.join(os.tmpdir(), "leafwise-late-"));
    // The server of root runs as another user, who must be able to enter.
    chmodSync(folder, 0o755);
    const dataDir = path.join(folder, "postgres");
    const before = await ensureDatabase({ dataDir });
    await before.stop();
    start(["worker", { DATABASE_URL: before.url }]);
    await untilAllSay("is waited for");

    const late = await ensureDatabase({ dataDir });

    await untilAllSay("worker started");
    await served[0]?.stop();
    await late.stop();
    vi.unstubAllEnvs();
    rmSync(folder, { recursive: true, force: true });
  });

  it("says so when it waited for long enough", async () => {
    const network = await networkTo(databaseUrl);
    network.cut();
    const said = vi.spyOn(console, "error").mockImplementation(() => undefined);

    const refused = applyMigrations(network.databaseUrl, { patienceMs: 500 });

    await expect(refused).rejects.toThrow(/^The database at 127.0.0.1:\d+ does not answer: /);
    expect(said).toHaveBeenCalledOnce();
    await network.close();
  });

  it("does not wait for a database that refuses it", async () => {
    const url = new URL(databaseUrl);
    url.pathname = "/there_is_none";

    await expect(applyMigrations(url.href)).rejects.toThrow("does not exist");
  });
});

describe("migrations", () => {
  it("wait for another process that migrates, and say so when it does not end", async () => {
    const { end } = await anotherThatMigrates();

    const refused = applyMigrations(databaseUrl, { patienceMs: 500 });
    await expect(refused).rejects.toThrow("Another process is migrating");
    const waiting = applyMigrations(databaseUrl);
    await expect.poll(locks, WAIT).toContain(false);
    await end();

    await expect(waiting).resolves.toBeUndefined();
  });

  it("that are switched off are waited for", async () => {
    const refused = awaitMigrations(databaseUrl, { patienceMs: 300 });
    await expect(refused).rejects.toThrow(/The database lacks 0001_foundation.*is off/);

    const waiting = awaitMigrations(databaseUrl);
    await applyMigrations(databaseUrl);

    await expect(waiting).resolves.toBeUndefined();
  });

  it("wait for a database that goes away while they wait for another process", async () => {
    const { other, end } = await anotherThatMigrates();
    const said = vi.spyOn(console, "error").mockImplementation(() => undefined);

    const waiting = applyMigrations(databaseUrl);
    await expect.poll(locks, WAIT).toContain(false);
    await other.query(
      "SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted",
    );
    await vi.waitFor(() => expect(said).toHaveBeenCalledOnce(), WAIT);
    await end();

    await expect(waiting).resolves.toBeUndefined();
  });

  it("say so when a database that went away does not come back", async () => {
    const network = await networkTo(databaseUrl);
    const { end } = await anotherThatMigrates();
    const said = vi.spyOn(console, "error").mockImplementation(() => undefined);

    const refused = applyMigrations(network.databaseUrl, { patienceMs: 5_000 });
    const sentence = expect(refused).rejects.toThrow(CannotStart);
    await expect.poll(locks, WAIT).toContain(false);
    network.cut();

    await sentence;
    expect(said).toHaveBeenCalledOnce();
    await end();
    await network.close();
  });

  it("wait for another process for longer than a statement may take", async () => {
    const name = new URL(databaseUrl).pathname.slice(1);
    const limitTo = (timeout: string) =>
      sql({ databaseUrl }, `ALTER DATABASE "${name}" SET statement_timeout = '${timeout}'`);
    const { end } = await anotherThatMigrates();
    await limitTo("500ms");

    const waiting = applyMigrations(databaseUrl);
    const migrated = expect(waiting).resolves.toBeUndefined();
    await expect.poll(waitsForMs, WAIT).toBeGreaterThan(1_000);
    await limitTo("0");
    await end();

    await migrated;
  });

  it("that fail end the start with a sentence, and what Prisma says", async () => {
    await sql({ databaseUrl }, "CREATE TABLE shop ()");
    start(["worker"]);

    await expect.poll(() => served[0]?.exitCode(), WAIT).toBe(1);
    expect(served[0]?.log()).toMatch(
      /^Leafwise cannot start\. The migrations could not be applied: prisma migrate deploy failed[^]*P3005/m,
    );
    expect(served[0]?.log()).not.toMatch(/^ +at /m);
  });

  it("that are switched off are waited for, also where the database goes away", async () => {
    const said = vi.spyOn(console, "error").mockImplementation(() => undefined);
    const network = await networkTo(databaseUrl);
    const waiting = awaitMigrations(network.databaseUrl);
    await expect.poll(network.connections).toBe(1);

    network.cut();
    await vi.waitFor(() => expect(said).toHaveBeenCalledOnce(), WAIT);
    network.mend();
    await applyMigrations(databaseUrl);

    await expect(waiting).resolves.toBeUndefined();
    await network.close();
  });

  it("leave no lock behind", async () => {
    await applyMigrations(databaseUrl);

    expect(await locks()).toEqual([]);
  });
});

async function anotherThatMigrates() {
  const other = new pg.Client(databaseUrl);
  await other.connect();
  await other.query("BEGIN; SELECT pg_advisory_xact_lock(72707369)");
  const end = async () => {
    await other.query("COMMIT");
    await other.end();
  };
  return { other, end };
}

/** How long somebody waits already for another process that migrates. */
async function waitsForMs(): Promise<number> {
  const [row] = await sql<{ ms: number }>(
    { databaseUrl },
    `SELECT extract(epoch FROM now() - query_start)::float8 * 1000 AS ms
     FROM pg_stat_activity WHERE datname = current_database() AND wait_event = 'advisory'`,
  );
  return row?.ms ?? 0;
}

/** Of the migrations of this database: whether each is held, or waited for. */
async function locks(): Promise<boolean[]> {
  const rows = await sql<{ granted: boolean }>(
    { databaseUrl },
    `SELECT granted FROM pg_locks WHERE locktype = 'advisory' AND objid = 72707369
       AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`,
  );
  return rows.map(({ granted }) => granted);
}
