import { makeCalls, timeCalls } from "./calls.js";
import { installHost } from "./host.js";
import { countRenders, mountShares, timeMount, unmountShares } from "./shares.js";
import { countStart } from "./start.js";

/** What the bench asks of a page. */
const all = { installHost, timeCalls, makeCalls, timeMount, mountShares, unmountShares, countRenders, countStart };

declare global {
  var bench: typeof all;
}

globalThis.bench = all;
