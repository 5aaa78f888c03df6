import os from "node:os";
import tsconfigPaths from "vite-tsconfig-paths";
import { defineConfig } from "vitest/config";
import { LongestFirst } from "./test/support/longest-first";

const everywhere = {
  clearMocks: true,
  restoreMocks: true,
  sequence: { shuffle: { tests: true, files: false } },
  setupFiles: ["test/support/fail-on-console.ts"],
  // A machine that is busy with something else makes everything late.
  testTimeout: 120_000,
  hookTimeout: 120_000,
  expect: { poll: { timeout: 60_000, interval: 50 } },
};

/** Real PostgreSQL, real servers: slower, and one database server for all of them. */
const withServers = {
  ...everywhere,
  globalSetup: ["test/support/database-server.ts"],
  pool: "forks" as const,
  // Modules are loaded once for all files of a worker: see docs/testing.md for what these share.
  isolate: false,
};

const plugins = [tsconfigPaths()];

export default defineConfig({
  test: {
    maxWorkers: os.availableParallelism(),
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        plugins,
        test: {
          ...withServers,
          name: "browser",
          include: ["test/browser/**/*.test.ts"],
          testTimeout: 240_000,
        },
      },
      {
        plugins,
        test: {
          ...withServers,
          name: "flows",
          include: ["test/{flows,guide,faults,tables,shopify,tiktok-shop,jobs,views}/**/*.test.ts"],
        },
      },
      {
        plugins,
        test: {
          ...everywhere,
          name: "sandbox",
          include: ["test/{sandbox,scripts}/**/*.test.ts"],
          isolate: false,
        },
      },
      {
        plugins,
        esbuild: { jsx: "automatic", jsxImportSource: "preact" },
        test: {
          ...everywhere,
          name: "extensions",
          include: ["test/extensions/**/*.test.ts"],
          // Shopify's tester imports the extensions' sources: through vite, which understands them.
          server: { deps: { inline: ["@shopify/ui-extensions-tester"] } },
        },
      },
      {
        plugins,
        test: {
          ...everywhere,
          name: "unit",
          include: ["app/**/*.test.{ts,tsx}"],
          isolate: false,
        },
      },
    ],
  },
});
