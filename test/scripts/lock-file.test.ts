import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { holdLock, withLock } from "../../scripts/support/lock-file.mjs";

let folder: string;
let lock: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), "leafwise-lock-"));
  lock = path.join(folder, "a", "lock");
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it("one holder at a time, and each gets its turn", async () => {
  let inside = 0;
  const peaks: number[] = [];
  const onWait = vi.fn();
  const work = async () => {
    inside += 1;
    peaks.push(inside);
    // The others have met the lock while it is held.
    await vi.waitFor(() => expect(onWait).toHaveBeenCalledTimes(2), 60_000);
    inside -= 1;
  };

  await Promise.all([1, 2, 3].map(() => withLock(lock, work, { onWait })));

  expect(peaks).toEqual([1, 1, 1]);
  expect(existsSync(lock)).toBe(false);
});

it("the lock of a killed process is taken over", async () => {
  const { pid } = spawnSync("true");
  await withLock(lock, () => undefined);
  writeFileSync(lock, String(pid));

  const release = await holdLock(lock, { patienceMs: 0 });

  release();
});

it("a lock that is held longer than the patience lasts is an error that names the holder", async () => {
  const release = await holdLock(lock);

  await expect(holdLock(lock, { patienceMs: 0 })).rejects.toThrow(`held by process ${process.pid}`);

  release();
});
