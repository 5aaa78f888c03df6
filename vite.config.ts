import type {} from "@remix-run/node";
import { vitePlugin as remix } from "@remix-run/dev";
import { defineConfig } from "vite";
import tsconfigPaths from "vite-tsconfig-paths";
import { leanTokens } from "./vite.lean-tokens";

export default defineConfig({
  plugins: [
    remix({
      ignoredRouteFiles: ["**/.*", "**/*.test.*"],
      future: {
        v3_fetcherPersist: true,
        v3_lazyRouteDiscovery: true,
        v3_relativeSplatPath: true,
        v3_singleFetch: false,
        v3_throwAbortReason: true,
      },
    }),
    tsconfigPaths(),
    leanTokens(),
  ],
  // The worker is built into the same folder at the same time: scripts/support/build.mjs empties it.
  build: {
    assetsInlineLimit: 0,
    emptyOutDir: false,
    reportCompressedSize: false,
    target: "es2022",
  },
});
