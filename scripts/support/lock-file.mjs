import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

/**
 * Runs `work` while no other process holds the same lock file. A holder that was killed is noticed
 * by its pid and loses the lock.
 *
 * @template Result
 * @param {string} file
 * @param {() => Promise<Result> | Result} work
 * @param {{ patienceMs?: number, onWait?: (holder: number) => void }} [options]
 * @returns {Promise<Result>}
 */
export async function withLock(file, work, options = {}) {
  const release = await holdLock(file, options);
  try {
    return await work();
  } finally {
    release();
  }
}

/**
 * @param {string} file
 * @param {{ patienceMs?: number, onWait?: (holder: number) => void }} [options]
 * @returns {Promise<() => void>} gives the lock back
 */
export async function holdLock(file, { patienceMs = 600_000, onWait } = {}) {
  mkdirSync(path.dirname(file), { recursive: true });
  const giveUpAt = Date.now() + patienceMs;
  let told = false;
  while (!tryLock(file)) {
    const holder = readHolder(file);
    if (holder !== undefined && !isAlive(holder)) {
      dropStale(file, holder);
      continue;
    }
    if (Date.now() > giveUpAt) throw new LockedError(file, holder);
    if (!told && holder !== undefined) onWait?.(holder);
    told = true;
    await sleep(100);
  }
  return () => rmSync(file, { force: true });
}

export class LockedError extends Error {
  /**
   * @param {string} file
   * @param {number | undefined} holder
   */
  constructor(file, holder) {
    super(`${file} is held by process ${holder ?? "(unknown)"}.`);
    this.holder = holder;
  }
}

/** @param {number} pid */
export function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errorCode(error) === "EPERM";
  }
}

/** @param {string} file */
function tryLock(file) {
  try {
    writeFileSync(file, String(process.pid), { flag: "wx" });
    return true;
  } catch (error) {
    if (errorCode(error) === "EEXIST") return false;
    throw error;
  }
}

/** @param {string} file */
function readHolder(file) {
  try {
    return Number(readFileSync(file, "utf8")) || undefined;
  } catch {
    return undefined;
  }
}

/**
 * Two waiters may see the same dead holder: the rename lets only one of them remove it, and one who
 * took a fresh lock away by mistake puts it back.
 *
 * @param {string} file
 * @param {number} deadHolder
 */
function dropStale(file, deadHolder) {
  const aside = `${file}.${process.pid}`;
  try {
    renameSync(file, aside);
  } catch {
    return;
  }
  if (readHolder(aside) === deadHolder) rmSync(aside, { force: true });
  else renameSync(aside, file);
}

/** @param {unknown} error */
function errorCode(error) {
  return error instanceof Error && "code" in error ? error.code : undefined;
}
