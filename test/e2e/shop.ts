import { type Browser, type BrowserContextOptions, type FrameLocator, type Page, chromium } from "playwright";
import { afterAll, afterEach, beforeAll } from "vitest";
import { serveShop } from "../../examples/shop/serve.mjs";
import { chromiumArgs, findChromium } from "../../scripts/chromium.mjs";

/** The shop, wherever it runs: in the page, or in the phone that a laptop draws. */
export type Shop = Page | FrameLocator;

/** The smallest phone that the shop is drawn for. */
export const phone: BrowserContextOptions = {
  viewport: { width: 360, height: 780 },
  deviceScaleFactor: 2,
  isMobile: true,
  hasTouch: true,
  // A press waits until what it presses stands still.
  reducedMotion: "reduce",
  locale: "zh-CN",
  userAgent:
    "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/129.0.0.0 Mobile Safari/537.36",
};

/** The same size, of the other kind. */
export const iPhone: BrowserContextOptions = {
  ...phone,
  userAgent:
    "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1",
};

/** The same phone, in a browser that opens no other app. */
export const inAnotherApp: BrowserContextOptions = {
  ...phone,
  userAgent: `${String(phone.userAgent)} Weibo (Pixel 8__weibo__14.5.0__android__android14)`,
};

export const laptop: BrowserContextOptions = { viewport: { width: 1280, height: 800 }, locale: "zh-CN" };

/** Presses the button of that name. */
export async function press(shop: Shop, name: string): Promise<void> {
  await shop.getByRole("button", { name, exact: true }).click();
}

/** Two cups for ¥36.00 in the cart, and the payment asked for. */
export async function order(shop: Shop): Promise<void> {
  await press(shop, "加一杯招牌奶茶");
  await press(shop, "加一杯招牌奶茶");
  await press(shop, "支付 ¥36.00");
}

/** Buys two cups: the page of the paid order. */
export async function buy(shop: Shop): Promise<void> {
  await order(shop);
  await press(shop, "确认付款 ¥36.00");
  await shop.getByRole("heading", { name: "付款成功" }).waitFor();
}

/** Presses what kills the page, and waits until it is back. */
export async function kill(shop: Page, name = "杀页面"): Promise<void> {
  await Promise.all([shop.waitForEvent("load"), press(shop, name)]);
}

/**
 * Builds the shop, serves it and starts a browser for the tests of one file. React's complaints are in it, and end a test.
 *
 * @returns opens the shop, as a new visitor, with the switches of its address. Its server is quick unless they say `delay`
 */
export function setUpShop(): (switches?: string, device?: BrowserContextOptions) => Promise<Page> {
  let server: Awaited<ReturnType<typeof serveShop>>;
  let browser: Browser;
  let problems: string[] = [];

  beforeAll(async () => {
    server = await serveShop();
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
    const context = await browser.newContext(device);
    // Tabs that the shop opens, too.
    context.on("page", (tab) => {
      tab.on("pageerror", (error) => problems.push(error.message));
      tab.on("console", (message) => {
        if (message.type() === "error") problems.push(message.text());
      });
    });
    const page = await context.newPage();
    const address = new URL(switches, server.address);
    if (!address.searchParams.has("delay")) address.searchParams.set("delay", "30");
    await page.goto(address.href);
    return page;
  };
}
