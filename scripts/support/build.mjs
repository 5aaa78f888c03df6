import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { finishAll } from "./finish-all.mjs";
import { inProject } from "./project.mjs";
import { runTool } from "./run-tool.mjs";
import { makeWhenStale } from "./stale.mjs";

const SCHEMA = "prisma/schema.prisma";

/**
 * What @prisma/client is for Shopify's session storage, which needs Prisma's error classes: those
 * that the generated client throws. The package's own install script leaves a stub without them.
 */
const PRISMA_STUB = "node_modules/.prisma/client/default.js";
const ERROR_CLASSES = 'exports.Prisma = require("@prisma/client/runtime/client");\n';

export async function ensurePrismaClient() {
  const parts = {
    name: "prisma-client",
    inputs: [SCHEMA, "package-lock.json"],
    outputs: ["generated/prisma/client.ts", PRISMA_STUB],
  };
  await makeWhenStale(parts, async () => {
    // It connects to nothing, but without a value for the schema's env() it falls back to another
    // engine and wants to download it.
    await runTool("prisma", ["generate"], { env: { DATABASE_URL: "postgresql://nowhere" } });
    mkdirSync(path.dirname(inProject(PRISMA_STUB)), { recursive: true });
    writeFileSync(inProject(PRISMA_STUB), ERROR_CLASSES);
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
    // Neither of them empties the folder that both write to.
    rmSync(inProject("build"), { recursive: true, force: true });
    const worker = ["build", "--config", "vite.worker.config.ts", "--logLevel", "warn"];
    await finishAll([runTool("remix", ["vite:build"], { env }), runTool("vite", worker, { env })]);
  });
}
