import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { sourceAlias } from "../../scripts/source-alias.ts";

export default defineConfig({
  root: fileURLToPath(new URL(".", import.meta.url)),
  // The kit comes from this repository's source. In an app of your own, `npm install vvchat-react` is enough.
  resolve: { alias: sourceAlias },
  plugins: [react()],
  cacheDir: fileURLToPath(new URL("../../node_modules/.vite-shop", import.meta.url)),
  // Prepared before the first visit: what is found later makes Vite reload the page.
  optimizeDeps: { include: ["react", "react/jsx-dev-runtime", "react-dom/client", "@tanstack/react-query"] },
  server: {
    host: "127.0.0.1",
    // What the shop's server keeps lies below the root, and is nobody's to read. The others are Vite's own.
    fs: { deny: [".env", ".env.*", "*.{crt,pem}", "**/.git/**", "**/.data/**"] },
    watch: { ignored: ["**/.data/**"] },
  },
});
