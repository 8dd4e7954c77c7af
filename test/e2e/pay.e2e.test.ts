import type { Page } from "playwright";
import { expect as see } from "playwright/test";
import { expect, test } from "vitest";
import { buy, kill, order, press, setUpShop } from "./shop.js";

const openShop = setUpShop();

const sheet = (shop: Page) => shop.getByRole("dialog", { name: "付款" });
const payButton = (shop: Page) => shop.getByRole("contentinfo").getByRole("button").first();
const note = (shop: Page) => shop.getByRole("contentinfo").locator(".vv-note");
const paid = (shop: Page) => shop.getByRole("heading", { name: "付款成功" });

/** The numbers of the orders that the shop's server has made. */
const orders = (shop: Page) =>
  shop.evaluate(() =>
    [...(localStorage.getItem("half-day-tea.orders") ?? "").matchAll(/"number":"(\w+)"/g)].map(
      ([, number = ""]) => number,
    ),
  );

/** Two cups in the cart, and the payment sheet open over the page. */
async function openSheet(switches = ""): Promise<Page> {
  const shop = await openShop(switches);
  await order(shop);
  return shop;
}

/** The page of an order whose payment was stopped. */
async function openUnpaid(switches = ""): Promise<Page> {
  const shop = await openSheet(switches);
  await press(shop, "关闭");
  await see(note(shop)).toContainText("已取消，没有付款。");
  const [number = ""] = await orders(shop);
  await shop.evaluate((hash) => (location.hash = hash), `#/orders/${number}`);
  await see(shop.getByRole("heading", { name: "等待付款" })).toBeVisible();
  return shop;
}

test("choose, pay: the order's page says paid, and the cart is empty", async () => {
  const shop = await openSheet();
  await see(sheet(shop)).toContainText("招牌奶茶 × 2");
  await press(shop, "确认付款 ¥36.00");
  await see(paid(shop)).toBeVisible();
  await see(shop.getByText("招牌奶茶 × 2")).toBeVisible();
  expect(shop.url()).toContain("#/orders/T");
  await shop.reload();
  await see(paid(shop)).toBeVisible();
  await press(shop, "返回茶单");
  await see(shop.getByRole("list", { name: "茶单" })).toBeVisible();
  await see(shop.getByRole("contentinfo")).toBeHidden();
});

test("a second purchase is a second order", async () => {
  const shop = await openShop();
  await buy(shop);
  await press(shop, "返回茶单");
  await buy(shop);
  expect(new Set(await orders(shop)).size).toBe(2);
});

test("tapped in a hurry: one order, one sheet", async () => {
  const shop = await openShop();
  await press(shop, "加一杯招牌奶茶");
  await payButton(shop).click({ clickCount: 5 });
  await press(shop, "确认付款 ¥18.00");
  await see(paid(shop)).toBeVisible();
  await see(sheet(shop)).toBeHidden();
  expect(await orders(shop)).toHaveLength(1);
});

test("closed: cancelled, said when the server has confirmed it; then paid with the same order", async () => {
  const shop = await openSheet();
  const before = await payButton(shop).boundingBox();
  await press(shop, "关闭");
  await see(note(shop)).toContainText("已取消，没有付款。");
  expect(await payButton(shop).boundingBox()).toEqual(before);
  await press(shop, "支付 ¥36.00");
  await press(shop, "确认付款 ¥36.00");
  await see(paid(shop)).toBeVisible();
  expect(await orders(shop)).toHaveLength(1);
});

test("failed: the shop says that it received nothing; paid again with the same order", async () => {
  const shop = await openSheet();
  await press(shop, "没付款：失败");
  await see(note(shop)).toContainText("付款没有成功，商家没有收款。");
  await press(shop, "再付一次");
  await press(shop, "确认付款 ¥36.00");
  await see(paid(shop)).toBeVisible();
  expect(await orders(shop)).toHaveLength(1);
});

test.each([
  ["refuse", "已取消，没有付款。"],
  ["fail", "付款没有成功，商家没有收款。"],
  ["malformed", "VVChat 已返回，正在向商家核实。"],
  ["silent", "请在 VVChat 里完成付款。"],
])("a host that answers %s", async (how, words) => {
  const shop = await openSheet(`?vvsim.pay=${how}`);
  await see(note(shop)).toContainText(words);
});

test.each(["succeed", "twice"])("a host that answers %s", async (how) => {
  const shop = await openSheet(`?vvsim.pay=${how}`);
  await see(paid(shop)).toBeVisible();
});

test.each(["坏 JSON", "回两次"])("paid, and VVChat's answer is odd (%s): the server knows", async (fault) => {
  const shop = await openSheet();
  await press(shop, `已付款：${fault}`);
  await see(paid(shop)).toBeVisible();
});

test("no answer, and the server has heard nothing: nobody knows; then it is looked up, and the same order paid", async () => {
  const shop = await openShop();
  await shop.clock.install();
  await order(shop);
  await press(shop, "没付款：不回应");
  // The call's five minutes, and the two in which the server is asked.
  await shop.clock.runFor("08:00");
  await see(note(shop)).toContainText("还不知道是否付成功，先别再付。");
  await press(shop, "查付款结果");
  await see(note(shop)).toContainText("商家还没有收到付款，可以再付一次。");
  await press(shop, "支付 ¥36.00");
  await press(shop, "确认付款 ¥36.00");
  await see(paid(shop)).toBeVisible();
  expect(await orders(shop)).toHaveLength(1);
});

test("the shop's server is down: no order, and VVChat is not opened", async () => {
  const shop = await openSheet("?server=fail");
  await see(note(shop)).toContainText("没能创建订单，还没有付款。");
  await see(sheet(shop)).toBeHidden();
});

test("on the order's page, it failed: it says so", async () => {
  const shop = await openUnpaid();
  await press(shop, "支付");
  await press(shop, "没付款：失败");
  await see(shop.getByText("付款没有成功")).toBeVisible();
});

test("on the order's page, no answer: the result can be looked up", async () => {
  const shop = await openUnpaid();
  await press(shop, "支付");
  await press(shop, "没付款：不回应");
  await see(shop.getByText("请在 VVChat 里完成付款。")).toBeVisible();
  // Within a second of the opening it is part of a tap storm.
  await shop.waitForTimeout(1000);
  await press(shop, "现在查结果");
  await see(shop.getByText("正在核实付款")).toBeVisible();
});

test("on the order's page: paid", async () => {
  const shop = await openUnpaid();
  await press(shop, "支付");
  await press(shop, "确认付款 ¥36.00");
  await see(paid(shop)).toBeVisible();
});

test("killed while paying, and nothing was paid: the same order is looked up, and can be paid", async () => {
  const shop = await openSheet();
  await see(sheet(shop)).toBeVisible();
  const [number] = await orders(shop);
  await shop.clock.install();
  await kill(shop, "没付款：杀页面");
  await see(payButton(shop)).toHaveAccessibleName("核实中…");
  await shop.clock.runFor("03:00");
  await press(shop, "查付款结果");
  await see(note(shop)).toContainText("商家还没有收到付款，可以再付一次。");
  await press(shop, "支付 ¥36.00");
  await see(sheet(shop)).toContainText(number ?? "");
  await press(shop, "确认付款 ¥36.00");
  await see(paid(shop)).toBeVisible();
  expect(await orders(shop)).toEqual([number]);
});

test("killed after paying, before it heard: it comes back to the paid order", async () => {
  const shop = await openSheet();
  await kill(shop, "已付款：杀页面");
  await see(paid(shop)).toBeVisible();
  await press(shop, "返回茶单");
  await see(shop.getByRole("contentinfo")).toBeHidden();
});

test("killed on the order's page after paying: it says paid", async () => {
  const shop = await openUnpaid();
  await press(shop, "支付");
  await kill(shop, "已付款：杀页面");
  await see(paid(shop)).toBeVisible();
});
