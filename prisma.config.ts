import { defineConfig } from "prisma/config";
import { endWithoutLockTimeout, MigrateAdapter } from "./scripts/support/migrate-adapter";

endWithoutLockTimeout();

/** engine "js" is the schema engine that comes inside the package: the CLI downloads nothing. */
export default defineConfig({
  experimental: { adapter: true },
  engine: "js",
  // Called only by commands that talk to a database: `prisma generate` needs no DATABASE_URL.
  adapter: () => Promise.resolve(new MigrateAdapter(process.env.DATABASE_URL ?? "")),
  schema: "prisma/schema.prisma",
  migrations: { path: "prisma/migrations" },
});
