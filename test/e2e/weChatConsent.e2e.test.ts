// WeChat's page that asks, as a person sees it: in a phone's browser, between two pages of a shop's.
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { type Browser, type Page, chromium } from "playwright";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { chromiumArgs, findChromium } from "../../scripts/chromium.mjs";
import { type StartedEmulator, startEmulator } from "../../src/emulator/index.js";
import { phone } from "./shop.js";

const shop = createServer((_, response) => {
  response.setHeader("content-type", "text/html").end("<!doctype html><title>shop</title>");
});
let shopUrl: string;
let browser: Browser;
let emulator: StartedEmulator;
let page: Page;

beforeAll(async () => {
  await new Promise<void>((resolve) => shop.listen(0, "127.0.0.1", resolve));
  shopUrl = `http://127.0.0.1:${String((shop.address() as AddressInfo).port)}`;
  const executablePath = findChromium();
  browser = await chromium.launch({ args: chromiumArgs, ...(executablePath && { executablePath }) });
});

afterAll(async () => {
  await browser.close();
  shop.closeAllConnections();
  shop.close();
});

beforeEach(async () => {
  const account = { appId: "wxtea", appSecret: "s", name: "半日茶", domain: "127.0.0.1" };
  const people = [
    { openId: "o-lan", nickname: "阿岚" },
    { openId: "o-zhu", nickname: "小竹" },
  ];
  emulator = await startEmulator({ weChat: { accounts: [account], people } });
  page = await (await browser.newContext(phone)).newPage();
});

afterEach(async () => {
  await page.context().close();
  await emulator.close();
});

async function ask(scope: string, { back = "/", fragment = "#wechat_redirect" } = {}): Promise<void> {
  const asked = { appid: "wxtea", redirect_uri: shopUrl + back, response_type: "code", scope, state: "s1" };
  await page.goto(`${emulator.url}/connect/oauth2/authorize?${new URLSearchParams(asked).toString()}${fragment}`);
}

/** Who it was that a code stands for. */
async function personOf(address: string): Promise<string | undefined> {
  const code = new URL(address).searchParams.get("code") ?? "";
  const query = new URLSearchParams({ appid: "wxtea", secret: "s", code, grant_type: "authorization_code" });
  const response = await fetch(`${emulator.url}/sns/oauth2/access_token?${query.toString()}`);
  return ((await response.json()) as { openid?: string }).openid;
}

const press = (name: string) => page.getByRole("button", { name }).click();

test("silent: back at once, with the fragment that the link had", async () => {
  await ask("snsapi_base");
  await expect.poll(() => page.url()).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/\?code=0\w{31}&state=s1#wechat_redirect$/);
  expect(await personOf(page.url())).toBe("o-lan");
});

describe("asked", () => {
  test("allow: back with a code of whoever was chosen, with the fragment; the page's own hash wins over it", async () => {
    await ask("snsapi_userinfo");
    await page.getByRole("radio", { name: "小竹" }).check();
    await press("允许");
    await expect.poll(() => page.url()).toMatch(/\/\?code=0\w{31}&state=s1#wechat_redirect$/);
    expect(await personOf(page.url())).toBe("o-zhu");
    await ask("snsapi_userinfo", { back: "/#/pay" });
    await press("允许");
    await expect.poll(() => page.url()).toMatch(/\/\?code=0\w{31}&state=s1#\/pay$/);
  });

  test("refuse: back with the state alone", async () => {
    await ask("snsapi_userinfo");
    await press("拒绝");
    await expect.poll(() => page.url()).toBe(`${shopUrl}/?state=s1#wechat_redirect`);
  });

  test("leave: the page stays blank, and going back asks again", async () => {
    await ask("snsapi_userinfo");
    await press("不回答就离开");
    await expect.poll(() => page.locator("body").innerText()).toBe("");
    expect(page.url()).toContain("/connect/oauth2/authorize?");
    await page.goBack();
    await page.getByRole("button", { name: "允许" }).waitFor();
  });

  test("by keyboard alone", async () => {
    await ask("snsapi_userinfo");
    await page.keyboard.press("Tab");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await expect.poll(() => page.url()).toContain("code=");
    expect(await personOf(page.url())).toBe("o-zhu");
  });

  test("a link without its fragment is told so, and cannot be allowed", async () => {
    await ask("snsapi_userinfo", { fragment: "" });
    expect(await page.getByRole("heading").textContent()).toBe("链接末尾缺少 #wechat_redirect");
    expect(await page.getByRole("button").count()).toBe(0);
  });

  test.each(["light", "dark"] as const)(
    "in %s, every button is large enough, and nothing is wider than the phone",
    async (colorScheme) => {
      await page.emulateMedia({ colorScheme });
      await ask("snsapi_userinfo");
      for (const button of await page.locator("button, label").all()) {
        expect((await button.boundingBox())?.height).toBeGreaterThanOrEqual(44);
      }
      expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(360);
    },
  );
});
