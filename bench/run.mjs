// Usage: npm run bench
// Measures the built package beside what an app would write by hand: the server in this process, the rest in Chromium.
// Times depend on the machine and on what else it does, so they never fail: nothing below 1.3 × can be told apart.
// Commits, renders, bytes and what was fulfilled are exact.
import { startBrowser } from "./browser.mjs";
import { buildKit, bundlePage } from "./build.mjs";
import { measureBytes } from "./measures/bytes.mjs";
import { measureCalls } from "./measures/calls.mjs";
import { measureShares } from "./measures/shares.mjs";
import { measureStart } from "./measures/start.mjs";
import { measureExactness } from "./server/exactness.mjs";
import { openShop } from "./server/merchant.mjs";
import { measureThroughput } from "./server/throughput.mjs";

await buildKit();
console.log(`Node ${process.version}`);
const shop = await openShop();
await measureThroughput(shop);
await measureExactness(shop);
const browser = await startBrowser(await bundlePage());
try {
  console.log(`Chromium ${browser.version}`);
  await measureCalls(browser);
  await measureShares(browser);
  await measureStart(browser);
} finally {
  await browser.close();
}
measureBytes();
