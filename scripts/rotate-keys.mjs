import { runInProject } from "./support/bootstrap.mjs";

await runInProject("scripts/serve-rotation.mjs");
