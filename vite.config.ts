import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { bundle } from "lightningcss";
import { defineConfig, type Plugin } from "vite";

const source = (path: string): string => fileURLToPath(new URL(`./src/${path}`, import.meta.url));

// The oldest browsers that TanStack Query 5 runs in. ES2021 is the newest syntax that both know whole.
const target = ["es2021", "chrome91", "safari15"];

export default defineConfig({
  plugins: [react(), styles()],
  build: {
    target,
    cssTarget: target,
    cssMinify: "lightningcss",
    minify: false,
    sourcemap: true,
    lib: {
      entry: {
        index: source("index.ts"),
        "wechat/index": source("wechat/index.ts"),
        "testing/index": source("testing/index.ts"),
        "simulator/index": source("simulator/index.ts"),
        "devtools/index": source("devtools/index.ts"),
        "server/index": source("server/index.ts"),
        "server/browser": source("server/browser.ts"),
        "emulator/index": source("emulator/index.ts"),
      },
      formats: ["es"],
    },
    rolldownOptions: {
      external: [
        /^react($|\/)/,
        /^react-dom($|\/)/,
        /^@tanstack\/react-query$/,
        /^node:/,
        /^jose$/,
        /^@noble\/hashes\//,
        /^sax$/,
      ],
      output: {
        // One module out for each module in: that is what keeps `"use client"` on line 1, and what an app does not use out of its bundle.
        preserveModules: true,
        preserveModulesRoot: "src",
        entryFileNames: ({ name }) => `${moduleName(name)}.js`,
      },
    },
  },
});

/** `x.css?inline` → `x.css.js`; what the compiler adds to reach the target (`_virtual/…/typeof`) → `_helpers/typeof.js`. */
function moduleName(name: string): string {
  return name.replace(/_inline$/, "").replace(/^_virtual\/.*\//, "_helpers/");
}

/** `dist/styles.css`: `src/styles.css` with its imports, in one minified file of plain CSS, and the declaration that lets TypeScript import it. */
function styles(): Plugin {
  return {
    name: "vvchat-styles",
    // The gallery reads these settings too, and is no library.
    apply: (config, { command }) => command === "build" && config.build?.lib !== undefined,
    generateBundle() {
      const { code } = bundle({
        filename: source("styles.css"),
        minify: true,
        targets: { chrome: 91 << 16, safari: 15 << 16, ios_saf: 15 << 16 },
      });
      this.emitFile({ type: "asset", fileName: "styles.css", source: code });
      this.emitFile({ type: "asset", fileName: "styles.css.d.ts", source: "export {};\n" });
    },
  };
}
