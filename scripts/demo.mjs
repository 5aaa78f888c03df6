import { runInProject } from "./support/bootstrap.mjs";

await runInProject("scripts/demo/main.ts");
