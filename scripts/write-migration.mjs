import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { ensureDatabase } from "./support/database.mjs";
import { inProject } from "./support/project.mjs";
import { runTool } from "./support/run-tool.mjs";

/** Writes what prisma/schema.prisma has and prisma/migrations has not as the next migration. */
const name = process.argv[2];
if (!name || !/^[a-z][a-z0-9_]*$/.test(name)) {
  console.error("Name the migration in snake_case: npm run migration -- add_something");
  process.exit(2);
}

const folder = "prisma/migrations";
const last = readdirSync(inProject(folder))
  .filter((entry) => /^\d/.test(entry))
  .sort()
  .at(-1);
const number = String(Number.parseInt(last ?? "0", 10) + 1).padStart(4, "0");
const database = await ensureDatabase();
try {
  const states = ["--from-migrations", folder, "--to-schema-datamodel", "prisma/schema.prisma"];
  const sql = await runTool("prisma", ["migrate", "diff", ...states, "--script"], {
    env: { DATABASE_URL: database.url },
  });
  if (sql.includes("This is an empty migration")) {
    console.error("The migrations already say what the schema says.");
  } else {
    mkdirSync(inProject(folder, `${number}_${name}`));
    writeFileSync(inProject(folder, `${number}_${name}`, "migration.sql"), sql);
    console.error(`${folder}/${number}_${name}/migration.sql`);
  }
} finally {
  await database.stop();
}
