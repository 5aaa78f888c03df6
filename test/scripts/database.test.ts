import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import pg from "pg";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { ensureDatabase } from "../../scripts/support/database.mjs";
import { inProject } from "../../scripts/support/project.mjs";

let folder: string;
let dataDir: string;

beforeEach(() => {
  vi.stubEnv("DATABASE_URL", undefined);
  folder = mkdtempSync(path.join(os.tmpdir(), "leafwise-database-"));
  dataDir = path.join(folder, "postgres");
  // The server of root runs as another user, who must be able to enter.
  chmodSync(folder, 0o755);
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

it("DATABASE_URL is used as it is", async () => {
  vi.stubEnv("DATABASE_URL", "postgresql://somewhere/else");

  expect((await ensureDatabase({ dataDir })).url).toBe("postgresql://somewhere/else");
});

it("rows outlive a stop, at the same address", async () => {
  const first = await ensureDatabase({ dataDir });
  await query(first.url, "CREATE TABLE kept AS SELECT 1 AS value");
  await first.stop();
  await expect(query(first.url, "SELECT 1")).rejects.toThrow();

  const second = await ensureDatabase({ dataDir });
  const rows = await query(second.url, "SELECT value FROM kept");
  await second.stop();

  expect(rows).toEqual([{ value: 1 }]);
  expect(second.url).toBe(first.url);
});

it("the server of a killed process is adopted, and ends with its new user", async () => {
  await killedUser();

  const database = await ensureDatabase({ dataDir });
  await query(database.url, "SELECT 1");
  await database.stop();

  await expect(query(database.url, "SELECT 1")).rejects.toThrow();
});

it("a killed server is started again", async () => {
  await killedUser();
  process.kill(
    Number(readFileSync(path.join(dataDir, "data/postmaster.pid"), "utf8").split("\n")[0]),
    "SIGKILL",
  );

  const database = await ensureDatabase({ dataDir });
  const rows = await query(database.url, "SELECT 1 AS value");
  await database.stop();

  expect(rows).toEqual([{ value: 1 }]);
});

it("a server with another user stays when one stops", async () => {
  const other = startUser();
  const otherUrl = await other.url;
  const database = await ensureDatabase({ dataDir });
  await database.stop();

  const rows = await query(otherUrl, "SELECT 1 AS value");
  other.process.kill("SIGTERM");
  await once(other.process, "exit");

  expect(rows).toEqual([{ value: 1 }]);
  await expect(query(otherUrl, "SELECT 1")).rejects.toThrow();
});

/** A process of its own that uses the server until SIGTERM. */
function startUser() {
  const script = `const { ensureDatabase } = await import(${JSON.stringify(inProject("scripts/support/database.mjs"))});
    const { url, stop } = await ensureDatabase({ dataDir: ${JSON.stringify(dataDir)} });
    process.on("SIGTERM", async () => { await stop(); process.exit(); });
    console.log(url);
    setInterval(() => undefined, 1000);`;
  const child = spawn(process.execPath, ["--input-type=module", "-e", script], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const url = once(child.stdout, "data").then(([line]) => String(line).trim());
  return { process: child, url };
}

async function killedUser(): Promise<void> {
  const user = startUser();
  await user.url;
  user.process.kill("SIGKILL");
  await once(user.process, "exit");
}

async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client(url);
  client.on("error", () => undefined);
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}
