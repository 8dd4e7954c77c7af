import { chromium } from "playwright";
import { chromiumArgs, findOrInstallChromium } from "../scripts/chromium.mjs";

/** Nothing answers there: each request is answered here. */
const origin = "http://localhost";

const html = '<!doctype html><body><script type="module" src="/main.js"></script>';

/** A script as VVChat's own is, as far as `jssdkBridge` asks it. */
const vendorScript = "window.vvchat = { ready: (callback) => callback(), call() {} };";

/** A web view, where a host may yet come up, and not a plain browser, where none does. */
const userAgent =
  "Mozilla/5.0 (Linux; Android 14; Pixel 8; wv) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/150.0.0.0 Mobile";

/** Only then is a page's clock exact to 5 µs: else it is to 100. */
const isolation = { "Cross-Origin-Opener-Policy": "same-origin", "Cross-Origin-Embedder-Policy": "require-corp" };

/**
 * @typedef {object} BenchPage
 * @property {import("playwright").Page} page
 * @property {() => Promise<number>} heap how many bytes JavaScript keeps, garbage taken out
 * @property {() => Promise<void>} close
 */

/**
 * @param {string} script what each page runs
 */
export async function startBrowser(script) {
  const browser = await chromium.launch({ executablePath: findOrInstallChromium(), args: chromiumArgs });

  /**
   * A new page, with nothing of the others.
   * @returns {Promise<BenchPage>}
   */
  async function open() {
    const context = await browser.newContext({ userAgent });
    const page = await context.newPage();
    page.on("pageerror", (error) => {
      console.error(error);
    });
    await page.route("**/*", (route) => {
      const { pathname } = new URL(route.request().url());
      if (pathname === "/") return route.fulfill({ contentType: "text/html", body: html, headers: isolation });
      const body = pathname === "/vvchat.js" ? vendorScript : script;
      return route.fulfill({ contentType: "text/javascript", body, headers: isolation });
    });
    await page.goto(origin);
    const devtools = await context.newCDPSession(page);
    return {
      page,
      async heap() {
        // Once more for what the first round set free.
        for (let round = 0; round < 3; round++) await devtools.send("HeapProfiler.collectGarbage");
        return (await devtools.send("Runtime.getHeapUsage")).usedSize;
      },
      close: () => context.close(),
    };
  }

  return { open, version: browser.version(), close: () => browser.close() };
}

/** @typedef {Awaited<ReturnType<typeof startBrowser>>} Browser */
