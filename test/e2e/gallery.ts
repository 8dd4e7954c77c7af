import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join } from "node:path";

/** Where `npm run build-storybook` puts it. `GALLERY` names another build. */
const folder = process.env["GALLERY"] ?? join(import.meta.dirname, "../../storybook-static");

const types: Readonly<Record<string, string>> = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".json": "application/json",
  ".css": "text/css",
  ".svg": "image/svg+xml",
};

/** The built gallery, under a path of its own, as a site with other things serves it. */
export async function serveGallery(): Promise<{ address: string; close: () => Promise<void> }> {
  if (!existsSync(join(folder, "index.json"))) throw new Error(`No gallery in ${folder}: npm run build-storybook`);
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? "", "http://gallery").pathname.replace(/^\/gallery\//, "") || "index.html";
    readFile(join(folder, path)).then(
      (file) => response.setHeader("content-type", types[extname(path)] ?? "application/octet-stream").end(file),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}/gallery/`,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => {
          resolve();
        });
      }),
  };
}
