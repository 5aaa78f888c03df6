import { setTimeout as sleep } from "node:timers/promises";
import { config } from "./config.server";
import { closeResources, followDatabaseClock, jobQueue } from "./context.server";
import { startWorker } from "./jobs/worker.server";
import { log } from "./resources.server";

const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 15_000;

let isEnding = false;

/** Starts this process's worker, once the queue can be reached. */
export async function runWorker(): Promise<void> {
  await untilStarted("worker", async () => {
    const { batches, pollingSeconds } = config().worker;
    await startWorker({ queue: await jobQueue(), log: log(), batches, pollingSeconds });
  });
}

/** Starts this process's queue before anybody needs it, once it can be reached. */
export async function reachQueue(): Promise<void> {
  await untilStarted("job queue", async () => {
    await jobQueue();
  });
}

/** A database that is away comes back: the process says so, and tries again until then. */
async function untilStarted(what: string, start: () => Promise<void>): Promise<void> {
  for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(LONGEST_PAUSE_MS, 2 * pauseMs)) {
    try {
      await followDatabaseClock();
      await start();
      log().info(`${what} started`);
      return;
    } catch (error) {
      // Asked to end in the middle of the start: the queue is closed already.
      if (isEnding) return;
      log().error({ err: error, againInMs: pauseMs }, `${what} did not start`);
    }
    await sleep(pauseMs);
    if (isEnding) return;
  }
}

/** Ends jobs under way, then the process, when it is asked to. What does not end in time is done again by others. */
export function stopOnSignals(): void {
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, () => {
      isEnding = true;
      const ended = Promise.race([closeResources(), sleep(config().endWithinMs)]);
      void ended.finally(() => process.exit(0));
    });
  }
}
