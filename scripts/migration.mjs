import { runInProject } from "./support/bootstrap.mjs";

await runInProject("scripts/write-migration.mjs");
