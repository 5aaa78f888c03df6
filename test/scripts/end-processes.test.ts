import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { endProcessesIn } from "../../scripts/test/end-processes";

const PATIENCE_MS = 60_000;

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), "leafwise-end-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** A process that stays until it is told something, and does not care for who started it. */
async function startLingering(environment: Record<string, string>) {
  const script = "console.log('ready'); process.stdin.once('data', () => process.exit())";
  const child = spawn(process.execPath, ["-e", script], {
    detached: true,
    env: { ...process.env, ...environment },
  });
  await once(child.stdout, "data");
  return child;
}

it("is over when the processes are that keep their temporary files there, whoever started them", async () => {
  const child = await startLingering({ TMPDIR: folder });
  const exited = once(child, "exit");
  let isOver = false;
  const ended = endProcessesIn(folder, PATIENCE_MS).then(() => (isOver = true));
  const another = await startLingering({});
  const wasOver = isOver;
  child.stdin.write("go");
  await ended;

  expect(wasOver).toBe(false);
  // Neither killed nor ended by anything else.
  expect(await exited).toEqual([0, null]);
  expect(another.exitCode).toBeNull();
  another.kill();
});
