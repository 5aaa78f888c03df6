import { runInProject } from "./support/bootstrap.mjs";

await runInProject("scripts/screenshots/main.ts");
