import { type Page, chromium } from "playwright";
import { test as base, expect } from "vitest";
import { chromiumArgs, findChromium } from "../../../scripts/chromium.mjs";

/** A phone's browser with nothing in it, and no VVChat beside it. */
export interface Phone {
  tab: () => Promise<Page>;
  /** The codes that the app's server was asked to exchange, in order. */
  exchanged: string[];
}

const userAgent =
  "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/129.0.0.0 Mobile Safari/537.36";

/** Notes the links that would open VVChat. */
function catchLinks() {
  const links: string[] = [];
  Object.assign(window, { links });
  navigation.addEventListener("navigate", (event) => {
    if (!event.destination.url.startsWith("qyx:")) return;
    event.preventDefault();
    links.push(event.destination.url);
  });
}

/** Tests with a phone. What a page complains of in its console ends them. */
export const test = base
  // eslint-disable-next-line no-empty-pattern -- Vitest reads from the pattern what a fixture needs
  .extend("browser", { scope: "file" }, async ({}, { onCleanup }) => {
    const executablePath = findChromium();
    const browser = await chromium.launch({ args: chromiumArgs, ...(executablePath && { executablePath }) });
    onCleanup(() => browser.close());
    return browser;
  })
  .extend("phone", async ({ browser }, { onCleanup }): Promise<Phone> => {
    const context = await browser.newContext({ userAgent, viewport: { width: 360, height: 780 } });
    const complaints: string[] = [];
    onCleanup(async () => {
      await context.close();
      expect(complaints).toEqual([]);
    });
    context.setDefaultTimeout(20_000);
    context.on("weberror", (error) => complaints.push(error.error().message));
    context.on("console", (message) => {
      if (/^(error|warning)$/.test(message.type())) complaints.push(message.text());
    });
    const exchanged: string[] = [];
    await context.exposeFunction("exchange", (code: string) => {
      exchanged.push(code);
      return `signed in by ${code}`;
    });
    await context.addInitScript(catchLinks);
    return { tab: () => context.newPage(), exchanged };
  });
