import { type Browser, type Page, chromium } from "playwright";
import { expect as see } from "playwright/test";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { chromiumArgs, findChromium } from "../../scripts/chromium.mjs";
import { type StartedEmulator, startEmulator } from "../../src/emulator/index.js";
import { phone, press } from "./shop.js";
import { serveVendorPage } from "./vendorPage.js";

let server: Awaited<ReturnType<typeof serveVendorPage>>;
let browser: Browser;
let emulator: StartedEmulator;
let page: Page;
let thrown: string[];

beforeAll(async () => {
  server = await serveVendorPage();
  const executablePath = findChromium();
  browser = await chromium.launch({ args: chromiumArgs, ...(executablePath && { executablePath }) });
});

/** Opens the page on the simulator of this platform. */
async function open(platform: "ios" | "android"): Promise<void> {
  page = await (await browser.newContext(phone)).newPage();
  page.on("pageerror", (error) => thrown.push(error.message));
  await page.goto(`${server.address}?platform=${encodeURIComponent(emulator.url)}&vvsim.platform=${platform}`);
  await see(log()).toHaveText(["ready"]);
}

beforeEach(async () => {
  emulator = await startEmulator();
  thrown = [];
});

afterEach(async () => {
  await page.context().close();
  await emulator.close();
  expect(thrown).toEqual([]);
});

afterAll(async () => {
  await browser.close();
  await server.close();
});

const log = () => page.getByRole("listitem").and(page.locator("#log > li"));
const sheet = (name: string) => page.getByRole("dialog", { name });

describe.each(["ios", "android"] as const)("on %s", (platform) => {
  beforeEach(() => open(platform));

  test("auth, token and userinfo: the page greets whoever allowed it", async () => {
    await press(page, "登录");
    await see(sheet("申请授权")).toContainText("开放平台演示想获得以下信息");
    await press(page, "允许");
    await see(log()).toHaveText(["ready", "你好，小竹（sim-open-id-1）"]);
    await press(page, "登录");
    await press(page, "拒绝");
    await see(log().last()).toHaveText("auth 失败 1 用户拒绝授权");
  });

  test("getSession, auth, token and sendmsg: the message is in the chat that the page was opened from", async () => {
    await press(page, "发消息");
    await see(sheet("申请授权")).toContainText("在单聊里发消息，尾号 8f2c");
    await press(page, "允许");
    await see(log().last()).toHaveText("消息已发送");
    expect(emulator.messages).toMatchObject([
      { from: { openId: "sim-open-id-1" }, sessionId: "sim-chat-8f2c", sessionType: "single", content: "你好" },
    ]);
  });

  test("test-imprest and pay: the sheet has the platform's order, and the trade number is the platform's", async () => {
    await press(page, "付款");
    await see(sheet("付款")).toContainText("¥0.01");
    await see(sheet("付款")).toContainText("测试商品");
    await press(page, "确认付款 ¥0.01");
    await see(log().last()).toHaveText(/^已付款 VT/);
  });

  test("share, share with lines, and selectSession", async () => {
    await press(page, "分享");
    await press(page, "发送");
    await see(log().last()).toHaveText("已分享");
    await press(page, "分享多行");
    await see(sheet("发送给").getByRole("listitem")).toHaveText(["招牌奶茶 × 2", "湖滨店自取"]);
    await press(page, "发送");
    await see(log().last()).toHaveText("已分享多行");
    await press(page, "选择聊天");
    await sheet("选择聊天").getByRole("button", { name: "下午茶小队" }).click();
    await see(log().last()).toHaveText("选了 sim-chat-41d0，类型 2");
  });

  test("the platform goes away: the sheet says so, and nothing is paid", async () => {
    await press(page, "付款");
    await see(sheet("付款")).toContainText("¥0.01");
    await emulator.close();
    await press(page, "确认付款 ¥0.01");
    await see(sheet("付款")).toContainText("没有得到付款结果。");
    await see(sheet("付款")).toContainText(emulator.url);
    await press(page, "知道了");
    await see(log().last()).toHaveText("pay 失败 400 没有得到付款结果");
    await press(page, "付款");
    await see(log().last()).toHaveText("/paybusapi/v1/test/imprest 连不上");
  });

  test("an error code and its words, by the address", async () => {
    await page.goto(`${page.url()}&vvsim.auth=fail:7:busy&vvsim.pay=fail`);
    await press(page, "登录");
    await see(log().last()).toHaveText("auth 失败 7 busy");
    await press(page, "付款");
    await see(log().last()).toHaveText("pay 失败 400 失败");
  });
});
