import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import {
  chownSync,
  closeSync,
  existsSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { freePort } from "./free-port.mjs";

/** @typedef {import("./postgres-place.mjs").PostgresPlace} PostgresPlace */

/** Loopback and no socket file: the password in our notes is the only way in. */
const SETTINGS = {
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "",
  max_connections: "200",
  shared_buffers: "128MB",
};

/**
 * The URL of a server that answers: the one that runs already (also one whose starter was killed),
 * else one started now. Call it under a lock.
 *
 * @param {PostgresPlace} place
 * @param {Record<string, string>} [settings] more settings, used when it is started
 */
export async function runningServer(place, settings = {}) {
  if (!existsSync(dataFolder(place))) await createCluster(place);
  const running = await adoptServer(place);
  if (running) return running;
  for (let attempt = 1; ; attempt += 1) {
    const port = await choosePort(place, attempt);
    try {
      await startServer(place, { port: String(port), ...SETTINGS, ...settings });
      return serverUrl(place, port);
    } catch (error) {
      // The port may have been taken meanwhile, or a killed server's memory not be released yet.
      if (attempt === 4) throw error;
      await sleep(500 * attempt);
    }
  }
}

/** @param {PostgresPlace} place */
export async function stopServer(place) {
  await run(place, "pg_ctl", ["stop", "-D", dataFolder(place), "-m", "fast", "-w", "-t", "30"]);
}

/** @param {PostgresPlace} place */
async function createCluster(place) {
  const half = path.join(place.folder, "data.half");
  const passwordFile = path.join(place.folder, "password");
  rmSync(half, { recursive: true, force: true });
  writeFileSync(passwordFile, randomBytes(24).toString("base64url"), { mode: 0o600 });
  if (place.runAs) chownSync(passwordFile, place.runAs.uid, place.runAs.gid);
  const locale = ["--encoding=UTF8", "--locale-provider=builtin", "--locale=C.UTF-8"];
  const login = ["--username=postgres", "--auth=scram-sha-256", `--pwfile=${passwordFile}`];
  await run(place, "initdb", ["-D", half, ...login, ...locale]);
  renameSync(half, dataFolder(place));
}

/** @param {PostgresPlace} place */
async function adoptServer(place) {
  const port = serverPort(place);
  if (!port) return undefined;
  const url = serverUrl(place, port);
  const giveUpAt = Date.now() + 30_000;
  for (;;) {
    const state = await connectionState(url);
    if (state === "ready") return url;
    if (state === "absent" || Date.now() > giveUpAt) return undefined;
    await sleep(200);
  }
}

/**
 * @param {string} url
 * @returns {Promise<"ready" | "busy" | "absent">} busy: starting, stopping or recovering
 */
async function connectionState(url) {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 });
  client.on("error", () => undefined);
  try {
    await client.connect();
    return "ready";
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    return code === "57P03" ? "busy" : "absent";
  } finally {
    await client.end().catch(() => undefined);
  }
}

/**
 * @param {PostgresPlace} place
 * @param {Record<string, string>} settings
 */
async function startServer(place, settings) {
  const options = Object.entries(settings).map(([name, value]) => `-c ${name}='${value}'`);
  const log = path.join(place.folder, "server.log");
  await run(place, "pg_ctl", [
    "start",
    "-D",
    dataFolder(place),
    "-w",
    "-t",
    "60",
    "-l",
    log,
    "-o",
    options.join(" "),
  ]);
}

/**
 * The port of last time when it is free, so that a saved URL keeps working.
 *
 * @param {PostgresPlace} place
 * @param {number} attempt
 */
async function choosePort(place, attempt) {
  const notes = path.join(place.folder, "port");
  const last = existsSync(notes) && attempt === 1 ? Number(readFileSync(notes, "utf8")) : 0;
  const port = await freePort(last).catch(() => freePort(0));
  writeFileSync(notes, String(port));
  return port;
}

/**
 * The fourth line of postmaster.pid is the port of the server that wrote it.
 *
 * @param {PostgresPlace} place
 */
function serverPort(place) {
  const file = path.join(dataFolder(place), "postmaster.pid");
  return existsSync(file) ? Number(readFileSync(file, "utf8").split("\n")[3]) : undefined;
}

/**
 * @param {PostgresPlace} place
 * @param {number} port
 */
function serverUrl(place, port) {
  const password = readFileSync(path.join(place.folder, "password"), "utf8").trim();
  return `postgresql://postgres:${password}@127.0.0.1:${port}/postgres`;
}

/** @param {PostgresPlace} place */
function dataFolder(place) {
  return path.join(place.folder, "data");
}

/**
 * Detached, so that a Ctrl-C in the terminal does not reach the server before those who use it.
 *
 * @param {PostgresPlace} place
 * @param {"initdb" | "pg_ctl"} tool
 * @param {string[]} args
 * @returns {Promise<void>}
 */
function run(place, tool, args) {
  const outputFile = path.join(place.folder, `${tool}.log`);
  const output = openSync(outputFile, "w", 0o644);
  /** @type {Promise<void>} */
  const finished = new Promise((resolve, reject) => {
    const env = { ...process.env, LC_ALL: "C", TZ: "UTC" };
    const child = spawn(path.join(place.binaries, tool), args, {
      ...place.runAs,
      cwd: place.folder,
      detached: true,
      env,
      stdio: ["ignore", output, output],
    });
    child.on("error", reject);
    child.on("exit", (code) => {
      if (code === 0) resolve();
      else
        reject(
          new Error(
            `${tool} ${args[0]} failed: ${lastLines(outputFile)}\n${lastLines(path.join(place.folder, "server.log"))}`,
          ),
        );
    });
  });
  return finished.finally(() => closeSync(output));
}

/** @param {string} file */
function lastLines(file) {
  return existsSync(file) ? readFileSync(file, "utf8").trim().split("\n").slice(-8).join("\n") : "";
}
