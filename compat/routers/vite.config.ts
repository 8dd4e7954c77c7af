import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

// The folder that Vite runs in is the app: a page for each of its routers.
export default defineConfig({
  plugins: [react()],
  // React that complains, and mounts twice in StrictMode.
  define: { "process.env.NODE_ENV": JSON.stringify("development") },
  build: { minify: false, rolldownOptions: { input: ["index.html", "hash.html", "replaceUrl.html"] } },
});
