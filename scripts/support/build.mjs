import { runTool } from "./run-tool.mjs";
import { makeWhenStale } from "./stale.mjs";

const SCHEMA = "prisma/schema.prisma";

export async function ensurePrismaClient() {
  const parts = {
    name: "prisma-client",
    inputs: [SCHEMA, "package-lock.json"],
    outputs: ["generated/prisma/client.ts"],
  };
  await makeWhenStale(parts, async () => {
    // It connects to nothing, but without a value for the schema's env() it falls back to another
    // engine and wants to download it.
    await runTool("prisma", ["generate"], { env: { DATABASE_URL: "postgresql://nowhere" } });
  });
}

/** The web server and the worker in build/, made anew when a source they are made of has changed. */
export async function ensureBuild() {
  await ensurePrismaClient();
  const parts = {
    name: "build",
    inputs: [
      "app",
      "public",
      "docs/api.md",
      SCHEMA,
      "package-lock.json",
      "tsconfig.json",
      "vite.config.ts",
      "vite.lean-tokens.ts",
      "vite.worker.config.ts",
    ],
    outputs: ["build/server/index.js", "build/client", "build/worker/index.js"],
  };
  await makeWhenStale(parts, async () => {
    console.error("Building the app ...");
    const env = { NODE_ENV: "production" };
    await runTool("remix", ["vite:build"], { env });
    await runTool("vite", ["build", "--config", "vite.worker.config.ts", "--logLevel", "warn"], {
      env,
    });
  });
}
