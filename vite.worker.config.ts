import { defineConfig } from "vite";
import tsconfigPaths from "vite-tsconfig-paths";

/** What runs without a web server: our code is bundled, packages stay in node_modules. */
export default defineConfig({
  plugins: [tsconfigPaths()],
  publicDir: false,
  build: {
    ssr: true,
    outDir: "build/worker",
    target: "node22",
    rollupOptions: {
      input: { index: "app/worker.server.ts", "rotate-keys": "app/rotate-keys.server.ts" },
      output: { entryFileNames: "[name].js", chunkFileNames: "[name]-[hash].js" },
    },
  },
});
