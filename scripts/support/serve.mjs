import { existsSync } from "node:fs";
import { ensureBuild } from "./build.mjs";
import { CannotStart } from "./cannot-start.mjs";
import { startProgram } from "./children.mjs";
import { ensureDatabase } from "./database.mjs";
import { applyMigrations, awaitMigrations } from "./migrations.mjs";
import { inProject } from "./project.mjs";
import { beforeEnd, end, endOnSignals } from "./shutdown.mjs";

/**
 * Runs one production process of the app on a migrated database until it ends or we are told to.
 *
 * @param {{ name: string, args: string[], env?: Record<string, string> }} served with the args of node
 */
export async function serve({ name, args, env = {} }) {
  endOnSignals();
  if (existsSync(inProject(".env"))) process.loadEnvFile(inProject(".env"));
  // A production image was built when it was made; everywhere else the build follows the sources.
  if (process.env.NODE_ENV !== "production") await ensureBuild();
  const database = await ensureDatabase();
  beforeEnd(database.stop);
  await prepare(database.url);
  const program = startProgram({
    name,
    args,
    env: { ...env, DATABASE_URL: database.url, NODE_ENV: "production" },
  });
  beforeEnd(program.stop);
  console.error(await program.exited);
  await end(program.child.exitCode ?? 1);
}

/**
 * Brings the database to this version, or waits until somebody has.
 *
 * @param {string} databaseUrl
 */
async function prepare(databaseUrl) {
  const { DATABASE_DIRECT_URL: directUrl, DATABASE_MIGRATIONS: migrations } = process.env;
  try {
    if (migrations === "off") await awaitMigrations(databaseUrl);
    else await applyMigrations(directUrl || databaseUrl);
  } catch (error) {
    if (!(error instanceof CannotStart)) throw error;
    console.error(`Leafwise cannot start. ${error.message}`);
    await end(1);
  }
}
