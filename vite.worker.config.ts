import { defineConfig } from "vite";
import tsconfigPaths from "vite-tsconfig-paths";

/** The worker without a web server: one bundle of our code, packages stay in node_modules. */
export default defineConfig({
  plugins: [tsconfigPaths()],
  publicDir: false,
  build: {
    ssr: "app/worker.server.ts",
    outDir: "build/worker",
    target: "node22",
    rollupOptions: { output: { entryFileNames: "index.js" } },
  },
});
