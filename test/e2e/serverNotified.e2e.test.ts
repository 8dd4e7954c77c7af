import type { Page } from "playwright";
import { expect as see } from "playwright/test";
import { expect, test } from "vitest";
import { kill, order, press } from "./shop.js";
import { setUpServerShop, signIn } from "./serverShop.js";

const world = setUpServerShop("test");

const paid = (shop: Page) => shop.getByRole("heading", { name: "付款成功" });

/** The payment's sheet over the page. From here on the platform answers no question: all hangs on the notification. */
async function openSheet(): Promise<Page> {
  const shop = await world.open();
  await signIn(shop);
  await order(shop);
  await see(shop.getByRole("dialog", { name: "付款" })).toContainText("招牌奶茶 × 2");
  world.emulator.failNotification({ kind: "late", ms: 1500 });
  world.emulator.fail(...Array.from({ length: 200 }, () => ({ kind: "status", status: 500 }) as const));
  return shop;
}

/** The server dies, the platform's notification finds nobody, and the server comes back. */
async function dieAndComeBack(): Promise<void> {
  expect(world.emulator.deliveries).toEqual([]);
  await world.kill();
  await expect.poll(() => world.emulator.deliveries.length, { timeout: 10_000 }).toBeGreaterThan(0);
  expect(world.emulator.deliveries[0]?.status).toBeUndefined();
  expect(world.logged("paid")).toEqual([]);
  await world.start();
}

async function expectPaidOnce(shop: Page): Promise<void> {
  await see(paid(shop)).toBeVisible({ timeout: 20_000 });
  await world.emulator.settled();
  expect(world.emulator.deliveries.at(-1)).toMatchObject({ status: 200, answer: "success" });
  expect(world.logged("ordered")).toHaveLength(1);
  expect(world.logged("paid")).toHaveLength(1);
}

test("paid comes from the notification", async () => {
  const shop = await openSheet();
  await press(shop, "确认付款 ¥36.00");
  await expectPaidOnce(shop);
  expect(world.emulator.deliveries).toHaveLength(1);
  expect(shop.url()).toContain(String(world.emulator.deliveries[0]?.body["out_trade_no"]));
});

test("the server dies between payment and notification: back again, it has the order paid, and fulfilled once", async () => {
  const shop = await openSheet();
  await press(shop, "确认付款 ¥36.00");
  await see(shop.getByRole("button", { name: "核实中…" })).toBeVisible();
  await dieAndComeBack();
  await expectPaidOnce(shop);
});

test("the page dies too: it comes back to the paid order", async () => {
  const shop = await openSheet();
  await kill(shop, "已付款：杀页面");
  await dieAndComeBack();
  await shop.reload();
  await expectPaidOnce(shop);
});
