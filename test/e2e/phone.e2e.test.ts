// Without the simulator: the shop and its server as they are, and a phone whose VVChat is played by the test alone.
import type { Page } from "playwright";
import { expect as see } from "playwright/test";
import { expect, test } from "vitest";
import { setUpServerShop } from "./serverShop.js";
import { order, press } from "./shop.js";
import { answerIn, answerInNewTab, lookAt, openedLink, putVVChatBeside } from "./vvchatByHand.js";

const shop = setUpServerShop("file");

const me = (page: Page) => page.getByRole("heading", { name: "你好，阿岚" });
const paid = (page: Page) => page.getByRole("heading", { name: "付款成功" });

async function visit(): Promise<Page> {
  const page = await shop.open("?sim=off&lang=zh");
  await putVVChatBeside(page.context());
  await page.reload();
  return page;
}

/** What VVChat asks its platform for. */
async function ask(path: "allow" | "pay", body: object): Promise<Record<string, string>> {
  const response = await fetch(`${shop.emulator.url}/emulator/${path}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  expect(response.status).toBe(200);
  return (await response.json()) as Record<string, string>;
}

/** Signs in as the second person on the platform. */
async function consent(page: Page): Promise<{ redirectUri: string; answer: Record<string, string> }> {
  await press(page, "用 VVChat 登录");
  const { redirect_uri: redirectUri = "", state = "", ...link } = await openedLink(page, "thirdlogin");
  expect(link).toEqual({ app_id: "test", scope: "snsapi_userinfo" });
  expect(state).toMatch(/^[\w-]{22,}$/);
  const { code = "" } = await ask("allow", { appId: "test", scope: link["scope"], openId: "tea-2" });
  return { redirectUri, answer: { err_code: "0", code, state } };
}

async function openOrder(page: Page): Promise<{ redirectUri: string; imprestCode: string }> {
  await order(page);
  await press(page, "打开 VVChat 支付");
  const { redirect_uri: redirectUri = "", imprest_code: imprestCode = "" } = await openedLink(page, "qpay");
  return { redirectUri, imprestCode };
}

test("sign in, in the same tab: the server exchanges the code once, and the address is as it was", async () => {
  const page = await visit();
  const before = page.url();
  const { redirectUri, answer } = await consent(page);
  await answerIn(page, redirectUri, answer);
  await see(me(page)).toBeVisible();
  expect(page.url()).toBe(before);
  await page.reload();
  await see(me(page)).toBeVisible();
});

test("sign in, in another tab: the first one knows when it is looked at", async () => {
  const page = await visit();
  const { redirectUri, answer } = await consent(page);
  const tab = await answerInNewTab(page, redirectUri, answer);
  await see(me(tab)).toBeVisible();
  expect(tab.url()).toBe(page.url());
  await lookAt(page);
  await see(me(page)).toBeVisible();
});

test("pay, in another tab: paid there, and in the first one when it is looked at", async () => {
  const page = await visit();
  const { redirectUri: home, answer } = await consent(page);
  await answerIn(page, home, answer);
  await see(me(page)).toBeVisible();
  const { redirectUri, imprestCode } = await openOrder(page);
  const { tradeNo = "" } = await ask("pay", { appId: "test", imprestCode, openId: "tea-2" });
  const tab = await answerInNewTab(page, redirectUri, { trade_no: tradeNo });
  await see(paid(tab)).toBeVisible();
  expect(tab.url()).toMatch(/\?sim=off&lang=zh#\/orders\/\w+$/);
  await lookAt(page);
  await see(paid(page)).toBeVisible();
  expect(shop.logged("order").length).toBe(1);
});

test.each(["same", "another"])("a trade_no that VVChat never gave, in the %s tab: not paid", async (where) => {
  const page = await visit();
  const { redirectUri: home, answer } = await consent(page);
  await answerIn(page, home, answer);
  await see(me(page)).toBeVisible();
  const { redirectUri } = await openOrder(page);
  const forged = { trade_no: "20261121000000000001" };
  const tab = where === "same" ? page : await answerInNewTab(page, redirectUri, forged);
  if (where === "same") await answerIn(page, redirectUri, forged);
  await see(tab.getByRole("button", { name: "核实中…" })).toBeVisible();
  expect(tab.url()).toMatch(/\?sim=off&lang=zh$/);
  // It has asked the server several times by then.
  await tab.waitForTimeout(3500);
  await see(tab.getByRole("button", { name: "核实中…" })).toBeVisible();
  await see(paid(tab)).toBeHidden();
});

test("a sign-in that nobody here has asked for: not exchanged, and nobody is signed in", async () => {
  const page = await visit();
  const { redirectUri, answer } = await consent(page);
  await answerIn(page, redirectUri, { ...answer, state: "f".repeat(32) });
  await see(page.getByRole("heading", { name: "登录半日茶" })).toBeVisible();
  await page.waitForTimeout(500);
  await see(me(page)).toBeHidden();
  expect(page.url()).toMatch(/\?sim=off&lang=zh$/);
});
