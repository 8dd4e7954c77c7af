import { reactRouter } from "@react-router/dev/vite";
import { defineConfig } from "vite";

export default defineConfig({
  plugins: [reactRouter()],
  // React that complains, and mounts twice in StrictMode, which is the framework's default.
  define: { "process.env.NODE_ENV": JSON.stringify("development") },
});
