import { fileURLToPath } from "node:url";
import { type Browser, type BrowserContextOptions, type Page, chromium } from "playwright";
import { type ViteDevServer, createServer } from "vite";
import { afterAll, afterEach, beforeAll } from "vitest";
import { chromiumArgs, findChromium } from "../../scripts/chromium.mjs";

/** The smallest phone that the shop is drawn for. */
export const phone: BrowserContextOptions = {
  viewport: { width: 360, height: 780 },
  deviceScaleFactor: 2,
  isMobile: true,
  hasTouch: true,
  locale: "zh-CN",
  userAgent:
    "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/129.0.0.0 Mobile Safari/537.36",
};

export const laptop: BrowserContextOptions = { viewport: { width: 1280, height: 800 }, locale: "zh-CN" };

/**
 * Serves the shop and starts a browser for the tests of one file.
 *
 * @returns opens the shop, as a new visitor, with the switches of its address
 */
export function setUpShop(): (switches?: string, device?: BrowserContextOptions) => Promise<Page> {
  let server: ViteDevServer;
  let browser: Browser;
  let problems: string[] = [];

  beforeAll(async () => {
    server = await createServer({
      configFile: fileURLToPath(new URL("../../examples/shop/vite.config.ts", import.meta.url)),
      server: { port: 0, hmr: false, watch: null },
      // Files run side by side, and two servers must not prepare the same dependencies into one folder.
      cacheDir: fileURLToPath(
        new URL(`../../node_modules/.vite-e2e-${process.env["VITEST_POOL_ID"] ?? "1"}`, import.meta.url),
      ),
      logLevel: "error",
    });
    await server.listen();
    const executablePath = findChromium();
    browser = await chromium.launch({ args: chromiumArgs, ...(executablePath && { executablePath }) });
  });
  afterEach(async () => {
    for (const context of browser.contexts()) await context.close();
    const seen = problems;
    problems = [];
    if (seen.length > 0) throw new Error(`The page complained:\n${seen.join("\n")}`);
  });
  afterAll(async () => {
    await browser.close();
    await server.close();
  });

  return async (switches = "", device = phone) => {
    const page = await (await browser.newContext(device)).newPage();
    page.on("pageerror", (error) => problems.push(error.message));
    page.on("console", (message) => {
      if (message.type() === "error") problems.push(message.text());
    });
    await page.goto(`${server.resolvedUrls?.local[0] ?? ""}${switches}`);
    return page;
  };
}
