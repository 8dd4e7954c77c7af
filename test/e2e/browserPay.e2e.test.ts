// Payments in a phone's browser, with VVChat played beside it: paid is what the shop's server says alone.
import { expect as see } from "playwright/test";
import { describe, expect, test } from "vitest";
import { bar, install, isClean, lookAt, openPaySheet, orders, paid, phones, pressForTab } from "./browserShop.js";
import { order, phone, press, setUpShop } from "./shop.js";

const openShop = setUpShop();

/** The shop as a phone's browser opens it. */
const visit = (switches = "", device = phone) => openShop(`?vvsim.place=browser${switches}`, device);

describe.each(phones)("%s: pay", (_, device) => {
  test("comes back to a paid order", async () => {
    const shop = await visit("", device);
    await openPaySheet(shop);
    await press(shop, "确认付款 ¥36.00");
    await see(paid(shop)).toBeVisible();
    expect(await orders(shop)).toHaveLength(1);
    await isClean(shop, () => paid(shop));
  });

  test("in a new tab: paid there, and in the first one when it is looked at", async () => {
    const shop = await visit("&vvsim.return=new-tab", device);
    await openPaySheet(shop);
    const tab = await pressForTab(shop, "确认付款 ¥36.00");
    await see(paid(tab)).toBeVisible();
    await isClean(tab, () => paid(tab), false);
    await lookAt(shop);
    await see(paid(shop)).toBeVisible();
    expect(await orders(shop)).toHaveLength(1);
  });

  test("after the browser dropped the page", async () => {
    const shop = await visit("", device);
    await openPaySheet(shop);
    await press(shop, "已付款：杀页面");
    await see(paid(shop)).toBeVisible();
    await isClean(shop, () => paid(shop), false);
  });

  test("and back by hand: the server knows", async () => {
    const shop = await visit("", device);
    await openPaySheet(shop);
    await press(shop, "已付款：不返回");
    await see(paid(shop)).toBeVisible();
  });
});

test.each(["glued", "unencoded", "appended"])(
  "an answer that is %s pays, and leaves the address clean",
  async (how) => {
    const shop = await visit(`&vvsim.answer=${how}`);
    await openPaySheet(shop);
    await press(shop, "确认付款 ¥36.00");
    await see(paid(shop)).toBeVisible();
    await isClean(shop, () => paid(shop));
  },
);

test.each([
  ["关闭", "closed"],
  ["没付款：不返回", "left by hand"],
  ["没付款：杀页面", "killed"],
])("not paid (%s, %s): nothing is said to be paid; then the same order is paid", async (name) => {
  const shop = await visit();
  await openPaySheet(shop);
  await shop.clock.install();
  await press(shop, name);
  await see(bar(shop).getByRole("button", { name: "核实中…" })).toBeVisible();
  await shop.clock.runFor("03:00");
  await see(paid(shop)).toBeHidden();
  await press(shop, "查付款结果");
  await press(shop, "支付 ¥36.00");
  await press(shop, "确认付款 ¥36.00");
  await see(paid(shop)).toBeVisible();
  expect(await orders(shop)).toHaveLength(1);
});

test("VVChat is not installed: it says so, and the same order is paid once VVChat is there", async () => {
  const shop = await visit("&vvsim.installed=no");
  await order(shop);
  await press(shop, "打开 VVChat 支付");
  await see(bar(shop).getByText(/没能打开 VVChat/)).toBeVisible({ timeout: 4000 });
  await see(paid(shop)).toBeHidden();
  await install(shop);
  await press(shop, "再试一次");
  await press(shop, "确认付款 ¥36.00");
  await see(paid(shop)).toBeVisible();
  expect(await orders(shop)).toHaveLength(1);
});

test("customer service: a chat opens, and nothing comes back but the page", async () => {
  const shop = await visit();
  await openPaySheet(shop);
  await press(shop, "确认付款 ¥36.00");
  await press(shop, "联系客服");
  await see(shop.getByRole("dialog", { name: "半日茶客服" })).toBeVisible();
  await press(shop, "关闭");
  await see(paid(shop)).toBeVisible();
  expect(await shop.evaluate(() => document.visibilityState)).toBe("visible");
});
