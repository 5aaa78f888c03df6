import { runTool } from "./run-tool.mjs";

/** @param {string} databaseUrl */
export async function applyMigrations(databaseUrl) {
  await runTool("prisma", ["migrate", "deploy"], { env: { DATABASE_URL: databaseUrl } });
}
