// Serves a page of the vendor's style, with the vendor's own script, and the simulator beside it.
import { fileURLToPath } from "node:url";
import { createServer } from "vite";
import { sourceAlias } from "../../scripts/source-alias.ts";
import { vendorSdk } from "../native/vendorSdkText.js";

const folder = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** @returns the page's address, and how to end its server */
export async function serveVendorPage(): Promise<{ address: string; close: () => Promise<void> }> {
  const server = await createServer({
    configFile: false,
    root: folder("./vendorPage/"),
    logLevel: "error",
    resolve: { alias: sourceAlias },
    optimizeDeps: { noDiscovery: true },
    server: { host: "127.0.0.1", port: 0, hmr: false, fs: { allow: [folder("../..")] } },
    plugins: [
      {
        name: "vendor-script",
        configureServer: ({ middlewares }) => {
          middlewares.use("/vvchat.js", (_, response) => {
            response.setHeader("content-type", "text/javascript").end(vendorSdk);
          });
        },
      },
    ],
  });
  await server.listen();
  return { address: server.resolvedUrls?.local[0] ?? "", close: () => server.close() };
}
