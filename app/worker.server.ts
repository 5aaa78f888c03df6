import { runWorker, stopOnSignals } from "./run-worker.server";

// The entry of `npm run worker`: a process that only works.
stopOnSignals();
await runWorker();
