import { runInProject } from "./support/bootstrap.mjs";

await runInProject("scripts/build-app.mjs");
