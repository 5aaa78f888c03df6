import { runInProject } from "./support/bootstrap.mjs";

await runInProject("scripts/bench/main.ts");
