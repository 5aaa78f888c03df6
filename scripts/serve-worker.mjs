import { serve } from "./support/serve.mjs";

await serve("The worker", ["build/worker/index.js"]);
