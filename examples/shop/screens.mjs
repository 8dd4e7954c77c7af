// Usage: node examples/shop/screens.mjs <output folder> [part of a name]
// Starts the shop, brings it into each of its states and takes a picture of each. Needs Chromium (`CHROMIUM_PATH`).
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { chromium } from "playwright";
import { chromiumArgs, findChromium } from "../../scripts/chromium.mjs";
import { states } from "./screenStates.mjs";
import { serveShop } from "./serve.mjs";

const [folder, only = ""] = process.argv.slice(2);
if (folder === undefined) throw new Error("Usage: node examples/shop/screens.mjs <output folder> [part of a name]");

const phone = {
  viewport: { width: 360, height: 780 },
  deviceScaleFactor: 2,
  isMobile: true,
  hasTouch: true,
  userAgent:
    "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/129.0.0.0 Mobile Safari/537.36",
};
const laptop = { viewport: { width: 1280, height: 800 } };
const onLaptop = [
  "signed-out",
  "consent",
  "pay-sheet",
  "order-paid",
  "share-sheet",
  "picker-sheet",
  "no-host",
  "browser-consent",
  "browser-contact",
];

await mkdir(folder, { recursive: true });
const server = await serveShop();
const executablePath = findChromium();
const browser = await chromium.launch({ args: chromiumArgs, ...(executablePath && { executablePath }) });
try {
  for (const [name, state] of Object.entries(states)) {
    for (const lang of ["zh", "en"]) {
      for (const theme of ["light", "dark"]) await take(`${name}-360-${lang}-${theme}`, phone, state, { lang, theme });
    }
  }
  for (const name of onLaptop) {
    const state = states[name];
    if (state) await take(`${name}-1280-zh-light`, laptop, state, { lang: "zh", theme: "light" });
  }
} finally {
  await browser.close();
  await server.close();
}

/**
 * @param {string} name
 * @param {import("playwright").BrowserContextOptions} device
 * @param {import("./screenStates.mjs").State} state
 * @param {Record<string, string>} more switches
 */
async function take(name, device, { switches, clock, userAgent, act }, more) {
  if (!name.includes(only)) return;
  const context = await browser.newContext({
    ...device,
    ...(userAgent && device === phone && { userAgent }),
    reducedMotion: "reduce",
  });
  try {
    const page = await context.newPage();
    page.setDefaultTimeout(10_000);
    if (clock) await page.clock.install();
    await page.goto(`${server.address}?${new URLSearchParams({ ...switches, ...more })}`);
    const framed = device === laptop && switches?.["sim"] !== "off";
    await act(framed ? page.frameLocator("iframe") : page, page);
    // A phone's letters rather than this machine's: what a picture shows must not depend on where it was taken.
    const content = `:root:root, [data-vv-simulator] { --vv-font: Roboto, "Noto Sans CJK SC", sans-serif }`;
    for (const frame of page.frames()) await frame.addStyleTag({ content });
    await page.screenshot({ path: join(String(folder), `${name}.png`) });
    console.log(name);
  } catch (error) {
    console.error(`${name}:`, error);
    process.exitCode = 1;
  } finally {
    await context.close();
  }
}
