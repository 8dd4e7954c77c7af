// Usage: npm start [-- --port 5173 --emulator http://127.0.0.1:4100 --data FOLDER]
// Starts the shop, its server and the emulated Open Platform in this process.
import { parseArgs } from "node:util";
import { fileURLToPath } from "node:url";
import { createServer, loadConfigFromFile } from "vite";

/** @param {string} name */
const path = (name) => fileURLToPath(new URL(name, import.meta.url));

// Before it says that it is there: whoever reads that may end it at once.
const parent = process.ppid;

const { values } = parseArgs({
  options: { port: { type: "string" }, emulator: { type: "string" }, data: { type: "string" } },
});
const port = values.port === undefined ? undefined : Number(values.port);
if (port !== undefined && !(Number.isInteger(port) && port >= 0 && port <= 65_535)) {
  console.error(`--port is "${values.port}", and that is no port`);
  process.exit(2);
}

// The shop's own alias: without it the kit would come from what was built last, or from nowhere.
const found = await loadConfigFromFile({ command: "serve", mode: "development" }, path("vite.config.ts"));
const source = await createServer({
  configFile: false,
  resolve: found?.config.resolve ?? {},
  appType: "custom",
  logLevel: "error",
  optimizeDeps: { noDiscovery: true },
  server: { middlewareMode: true, hmr: false, ws: false, watch: null },
});
const module = /** @type {typeof import("./server/startShop.js")} */ (
  await source.ssrLoadModule(path("server/startShop.ts"))
);

const shop = await module.startShop({ port, emulator: values.emulator, folder: values.data, log: console.log });
console.log(`Half-Day Tea   ${shop.url}/
its server     ${shop.api}
Open Platform  ${shop.platform}  (emulated)
its orders     ${shop.orders}

Ctrl+C stops it all.
`);
const stop = () => {
  // Vite listens to SIGTERM too, and would call it a failure.
  process.exitCode = 0;
  clearInterval(watch);
  void shop.close().then(() => source.close());
};
process.once("SIGINT", stop);
process.once("SIGTERM", stop);
// A SIGTERM to npm ends npm and its shell alone, and nobody would end this one.
const watch = setInterval(() => {
  if (process.env["npm_lifecycle_event"] === "start" && process.ppid !== parent) stop();
}, 500);
