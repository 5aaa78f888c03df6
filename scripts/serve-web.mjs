import { serve } from "./support/serve.mjs";

await serve({ name: "The web server", args: ["scripts/web-server.mjs"] });
