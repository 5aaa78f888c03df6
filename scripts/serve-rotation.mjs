import { serve } from "./support/serve.mjs";

await serve({ name: "Key rotation", args: ["build/worker/rotate-keys.js"] });
