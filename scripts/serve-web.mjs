import { serve } from "./support/serve.mjs";

await serve("The web server", [
  "node_modules/@remix-run/serve/dist/cli.js",
  "build/server/index.js",
]);
