import tsconfigPaths from "vite-tsconfig-paths";
import { defineConfig } from "vitest/config";

const everywhere = {
  clearMocks: true,
  restoreMocks: true,
  sequence: { shuffle: true },
  setupFiles: ["test/support/fail-on-console.ts"],
};

/** Real PostgreSQL, real servers: slower, and one database server for all of them. */
const withServers = {
  ...everywhere,
  globalSetup: ["test/support/database-server.ts"],
  pool: "forks" as const,
  // They wait for other processes: a machine that is busy with something else makes one late now and then.
  retry: 1,
  testTimeout: 30_000,
  hookTimeout: 60_000,
};

const plugins = [tsconfigPaths()];

export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      { plugins, test: { ...everywhere, name: "unit", include: ["app/**/*.test.{ts,tsx}"] } },
      {
        plugins,
        test: {
          ...everywhere,
          name: "sandbox",
          include: ["test/{sandbox,scripts}/**/*.test.ts"],
          testTimeout: 30_000,
          hookTimeout: 30_000,
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
          ...withServers,
          name: "flows",
          include: ["test/{flows,guide,faults,tables,shopify,tiktok-shop,jobs,views}/**/*.test.ts"],
        },
      },
      {
        plugins,
        test: {
          ...withServers,
          name: "browser",
          include: ["test/browser/**/*.test.ts"],
          testTimeout: 90_000,
        },
      },
    ],
  },
});
