import { fileURLToPath } from "node:url";
import { build } from "vite";
import { kitFolder } from "./kitFolder.mjs";

/** Builds the package, as it is published. */
export async function buildKit() {
  await build({ logLevel: "warn", build: { outDir: kitFolder, emptyOutDir: true } });
}

/**
 * The page's script, on the built package and production React.
 * @returns {Promise<string>}
 */
export async function bundlePage() {
  const result = await build({
    configFile: false,
    logLevel: "error",
    resolve: { alias: [{ find: /^vvchat-react$/, replacement: `${kitFolder}index.js` }] },
    build: {
      write: false,
      target: "es2022",
      rolldownOptions: { input: fileURLToPath(new URL("page/main.ts", import.meta.url)) },
    },
  });
  const page = "output" in result ? result.output.find((output) => output.type === "chunk") : undefined;
  if (!page) throw new Error("The page was not built");
  return page.code;
}
