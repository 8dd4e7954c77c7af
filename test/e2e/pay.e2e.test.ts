import type { Page } from "playwright";
import { expect as see } from "playwright/test";
import { expect, test } from "vitest";
import { setUpShop } from "./shop.js";

const openShop = setUpShop();

const press = (shop: Page, name: string | RegExp) => shop.getByRole("button", { name, exact: true }).click();
const sheet = (shop: Page) => shop.getByRole("dialog", { name: "付款" });
const payButton = (shop: Page) => shop.getByRole("contentinfo").getByRole("button").first();
const note = (shop: Page) => shop.getByRole("contentinfo").locator(".vv-note");
const orders = (shop: Page) =>
  shop.evaluate(() => (JSON.parse(localStorage.getItem("half-day-tea.orders") ?? "[]") as unknown[]).length);

/** Two cups in the cart, and the payment sheet open over the page. */
async function openSheet(switches = ""): Promise<Page> {
  const shop = await openShop(switches);
  await press(shop, "加一杯招牌奶茶");
  await press(shop, "加一杯招牌奶茶");
  await press(shop, "支付 ¥36.00");
  return shop;
}

test("choose, pay: the order's page says paid, and the cart is empty", async () => {
  const shop = await openSheet();
  await see(sheet(shop)).toContainText("招牌奶茶 × 2");
  await press(shop, "确认付款 ¥36.00");
  await see(shop.getByRole("heading", { name: "付款成功" })).toBeVisible();
  await see(shop.getByText("招牌奶茶 × 2")).toBeVisible();
  expect(shop.url()).toContain("#/orders/T");
  await shop.reload();
  await see(shop.getByRole("heading", { name: "付款成功" })).toBeVisible();
  await press(shop, "返回茶单");
  await see(shop.getByRole("list", { name: "茶单" })).toBeVisible();
  await see(shop.getByRole("contentinfo")).toBeHidden();
});

test("closed: cancelled, said when the server has confirmed it; then paid with the same order", async () => {
  const shop = await openSheet();
  await sheet(shop).getByRole("button", { name: "关闭" }).click();
  await see(note(shop)).toContainText("已取消，没有付款。");
  await press(shop, "支付 ¥36.00");
  await press(shop, "确认付款 ¥36.00");
  await see(shop.getByRole("heading", { name: "付款成功" })).toBeVisible();
  expect(await orders(shop)).toBe(1);
});

test("failed: the shop says that it received nothing, and offers to pay again", async () => {
  const shop = await openSheet("?pay=fail");
  await see(note(shop)).toContainText("付款没有成功，商家没有收款。");
  await see(note(shop).getByRole("button", { name: "再付一次" })).toBeVisible();
});

test.each(["malformed", "twice", "paid"])("%s: what was paid is found out", async (end) => {
  const shop = await openSheet(`?pay=${end}`);
  if (end === "malformed") await see(payButton(shop)).toHaveAccessibleName("核实中…");
  else await see(shop.getByRole("heading", { name: "付款成功" })).toBeVisible();
});

test("the page is killed while paying: not paid, the same order is waiting", async () => {
  const shop = await openSheet();
  await see(sheet(shop)).toBeVisible();
  await shop.reload();
  await see(payButton(shop)).toHaveAccessibleName("核实中…");
  expect(await orders(shop)).toBe(1);
});

test("the page is killed after paying, before it heard: it comes back paid", async () => {
  const shop = await openSheet();
  await see(sheet(shop)).toBeVisible();
  await shop.evaluate(() => {
    const key = "half-day-tea.orders";
    const rows = JSON.parse(localStorage.getItem(key) ?? "[]") as { order: object }[];
    localStorage.setItem(key, JSON.stringify(rows.map((row) => ({ ...row, order: { ...row.order, status: "paid" } }))));
  });
  await shop.reload();
  await see(shop.getByRole("heading", { name: "付款成功" })).toBeVisible();
});

test("the shop's server is down: no order, and VVChat is not opened", async () => {
  const shop = await openSheet("?server=fail");
  await see(note(shop)).toContainText("没能创建订单，还没有付款。");
  await see(sheet(shop)).toBeHidden();
});
