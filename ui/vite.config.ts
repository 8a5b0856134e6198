import { defineConfig } from "vitest/config";

export default defineConfig({
  base: "./",
  build: { target: "es2022", assetsInlineLimit: 0, modulePreload: { polyfill: false }, chunkSizeWarningLimit: 800 },
  test: {
    environment: "happy-dom", include: ["test/**/*.test.{ts,tsx}"], setupFiles: ["test/selection-events.ts"],
    testTimeout: 30_000, css: true,
  },
});
