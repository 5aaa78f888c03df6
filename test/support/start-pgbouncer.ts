import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { chmodSync, chownSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import pg from "pg";
import { vi } from "vitest";
import { freePort } from "../../scripts/support/free-port.mjs";

export interface PgBouncer {
  /** The same database, through PgBouncer. */
  pooled(databaseUrl: string): string;
  stop(): Promise<void>;
}

const PLACES = ["pgbouncer", "/usr/sbin/pgbouncer", "/usr/local/bin/pgbouncer"];

/** PgBouncer's program and its version, or null where it is not installed. */
export function findPgBouncer(): { program: string; version: string } | null {
  for (const program of PLACES) {
    const { status, stdout } = spawnSync(program, ["--version"], { encoding: "utf8" });
    if (status === 0) return { program, version: /[\d.]+/.exec(stdout)?.[0] ?? "" };
  }
  return null;
}

/** PgBouncer in transaction mode, in front of this server, with fewer connections to it than its clients have. */
export async function startPgBouncer(program: string, serverUrl: string): Promise<PgBouncer> {
  const folder = mkdtempSync(path.join(os.tmpdir(), "leafwise-pgbouncer-"));
  const port = await freePort(0);
  const { hostname, port: serverPort, username, password } = new URL(serverUrl);
  const settings = path.join(folder, "pgbouncer.ini");
  writeFileSync(
    settings,
    `[databases]
* = host=${hostname} port=${serverPort} user=${username} password=${password}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${port}
unix_socket_dir =
auth_type = any
pool_mode = transaction
default_pool_size = 6
max_client_conn = 200
logfile = ${folder}/log
`,
  );
  // It does not run as root.
  const user = process.getuid?.() === 0 ? nobody() : undefined;
  if (user) for (const file of [folder, settings]) chownSync(file, user.uid, user.gid);
  chmodSync(folder, 0o755);
  const child = spawn(program, [settings], { ...user, stdio: "ignore" });
  const pooled = (databaseUrl: string) => {
    const url = new URL(databaseUrl);
    url.hostname = "127.0.0.1";
    url.port = String(port);
    return url.href;
  };
  await vi.waitFor(() => answer(pooled(serverUrl)), { timeout: 30_000, interval: 50 });
  return {
    pooled,
    async stop() {
      const exited = once(child, "exit");
      child.kill("SIGQUIT");
      await exited;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function answer(url: string): Promise<void> {
  const client = new pg.Client(url);
  try {
    await client.connect();
    await client.query("SELECT 1");
  } finally {
    await client.end();
  }
}

function nobody(): { uid: number; gid: number } {
  const line = readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .find((user) => user.startsWith("nobody:"));
  const [, , uid, gid] = (line ?? "").split(":");
  return { uid: Number(uid), gid: Number(gid) };
}
