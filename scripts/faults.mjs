import { runInProject } from "./support/bootstrap.mjs";

await runInProject("scripts/faults/main.ts");
