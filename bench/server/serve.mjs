// A process of its own, so that what it costs is the server's alone. Asked over IPC by served.mjs.
import { createServer } from "node:http";
import { kitFolder } from "../kitFolder.mjs";
import { handlers } from "./handlers.mjs";
import { openShop } from "./merchant.mjs";

/** @type {typeof import("../../src/server/index.js")} */
const { toNodeListener } = await import(`${kitFolder}server/index.js`);
const shop = await openShop();
const name = /** @type {import("./handlers.mjs").HandlerName} */ (process.argv[2]);

/** What it had cost when the load began. */
let before = process.cpuUsage();

process.on("message", async (/** @type {number | "used"} */ asked) => {
  if (asked === "used") {
    const { user, system } = process.cpuUsage(before);
    process.send?.(user + system);
    return;
  }
  /** @type {string[]} */
  const bodies = [];
  while (bodies.length < asked) bodies.push(shop.paid(await shop.order()));
  process.send?.(bodies, () => {
    before = process.cpuUsage();
  });
});
process.once("disconnect", () => process.exit());

const server = createServer(toNodeListener(handlers(shop)[name])).listen(0, "127.0.0.1", () => {
  const address = server.address();
  process.send?.(typeof address === "object" && address?.port);
});
