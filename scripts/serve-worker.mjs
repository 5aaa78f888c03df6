import { LEAN_WORKER } from "./support/lean-worker.mjs";
import { serve } from "./support/serve.mjs";

await serve({
  name: "The worker",
  args: [...LEAN_WORKER.args, "build/worker/index.js"],
  env: LEAN_WORKER.env,
});
