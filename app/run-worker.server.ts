import { config } from "./config.server";
import { closeResources, jobQueue } from "./context.server";
import { startWorker } from "./jobs/worker.server";
import { log } from "./resources.server";

/** Starts this process's worker. */
export async function runWorker(): Promise<void> {
  await startWorker({ queue: await jobQueue(), log: log(), batches: config().worker.batches });
  log().info("worker started");
}

/** Ends jobs under way, then the process, when it is asked to. */
export function stopOnSignals(): void {
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, () => {
      void closeResources().finally(() => process.exit(0));
    });
  }
}
