import { ensureBuild } from "./support/build.mjs";

await ensureBuild();
