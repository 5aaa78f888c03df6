import { serve } from "./support/serve.mjs";

await serve("The web server", ["scripts/web-server.mjs"]);
