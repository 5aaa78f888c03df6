import { runInProject } from "./support/bootstrap.mjs";

await runInProject("scripts/test/main.ts");
