// Builds the shop and serves what was built: for the tests that drive it, and for pictures of it.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build, preview } from "vite";

const configFile = fileURLToPath(new URL("./vite.config.ts", import.meta.url));

/** @returns the shop's address, and how to end it */
export async function serveShop() {
  const outDir = await mkdtemp(join(tmpdir(), "half-day-tea-"));
  const options = /** @type {const} */ ({ configFile, logLevel: "error", build: { outDir, emptyOutDir: true } });
  await build(options);
  const server = await preview({ ...options, preview: { host: "127.0.0.1", port: 0 } });
  return {
    address: server.resolvedUrls?.local[0] ?? "",
    async close() {
      await server.close();
      await rm(outDir, { recursive: true });
    },
  };
}
