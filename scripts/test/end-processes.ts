import { readdirSync, readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";

const GRACE_MS = 8_000;
const LOOK_EVERY_MS = 100;

/**
 * Waits until every process that was started with this folder for its temporary files is gone, those that outlived
 * who started them, too, and ends by force what is still there then. Where there is no /proc nobody is found.
 */
export async function endProcessesIn(folder: string, graceMs = GRACE_MS): Promise<void> {
  const giveUpAt = Date.now() + graceMs;
  for (;;) {
    const processes = startedIn(folder);
    if (processes.length === 0) return;
    if (Date.now() > giveUpAt) for (const pid of processes) kill(pid);
    await sleep(LOOK_EVERY_MS);
  }
}

function startedIn(folder: string): number[] {
  return processIds().filter((pid) => readEnvironment(pid).includes(`TMPDIR=${folder}`));
}

function processIds(): number[] {
  try {
    return readdirSync("/proc").map(Number).filter(Number.isInteger);
  } catch {
    return [];
  }
}

/** Nothing of a process that is gone, or is another user's. */
function readEnvironment(pid: number): string[] {
  try {
    return readFileSync(`/proc/${pid}/environ`, "utf8").split("\0");
  } catch {
    return [];
  }
}

function kill(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch {
    // It ended by itself.
  }
}
