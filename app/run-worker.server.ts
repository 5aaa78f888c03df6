import { config } from "./config.server";
import { closeResources, jobQueue } from "./context.server";
import { startWorker } from "./jobs/worker.server";
import { log } from "./resources.server";

let isEnding = false;

/** Starts this process's worker. */
export async function runWorker(): Promise<void> {
  try {
    const { batches, pollingSeconds } = config().worker;
    await startWorker({ queue: await jobQueue(), log: log(), batches, pollingSeconds });
  } catch (error) {
    // Asked to end in the middle of the start: the queue is closed already.
    if (isEnding) return;
    throw error;
  }
  log().info("worker started");
}

/** Ends jobs under way, then the process, when it is asked to. */
export function stopOnSignals(): void {
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, () => {
      isEnding = true;
      void closeResources().finally(() => process.exit(0));
    });
  }
}
