import type { Page } from "playwright";
import { expect as see } from "playwright/test";
import { expect, test } from "vitest";
import { buy, order, press } from "./shop.js";
import { setUpServerShop, signIn } from "./serverShop.js";

const world = setUpServerShop("file");

const paid = (shop: Page) => shop.getByRole("heading", { name: "付款成功" });

test("log in: the platform's name and picture; they are there after a restart of the server", async () => {
  const shop = await world.open();
  await signIn(shop);
  await see(shop.getByRole("heading", { name: "你好，小竹" })).toBeVisible();
  const picture = shop.getByRole("banner").locator("img");
  await see(picture).toHaveAttribute("src", /^data:image\/svg/);
  expect(await picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0);
  await world.kill();
  await world.start();
  // The browser may find out only now that its old connection is dead.
  await see(() => shop.reload()).toPass({ timeout: 10_000 });
  await see(shop.getByRole("heading", { name: "你好，小竹" })).toBeVisible();
});

test("a guest is asked to sign in before the order, and then pays", async () => {
  const shop = await world.open();
  await order(shop);
  await see(shop.getByRole("contentinfo")).toContainText("付款需要先登录。");
  await press(shop, "去登录");
  await press(shop, "允许");
  await see(shop.getByRole("banner")).toContainText("小竹");
  await press(shop, "支付 ¥36.00");
  await press(shop, "确认付款 ¥36.00");
  await see(paid(shop)).toBeVisible();
});

test("in a phone's browser a guest signs in, is back with the cart, and pays", async () => {
  const shop = await world.open("?vvsim.place=browser&lang=zh");
  await order(shop);
  await press(shop, "去登录");
  await press(shop, "允许");
  await see(shop.getByRole("banner")).toContainText("小竹");
  await press(shop, "支付 ¥36.00");
  await press(shop, "打开 VVChat 支付");
  await press(shop, "确认付款 ¥36.00");
  await see(paid(shop)).toBeVisible();
});

test("offline, by the panel: there is no order, and nothing was paid; back on the network it is made", async () => {
  const shop = await world.open("?lang=zh");
  await signIn(shop);
  const setOffline = async (offline: boolean) => {
    await shop.getByRole("button", { name: /^打开模拟器/ }).click();
    await shop.getByRole("switch", { name: "断网" }).setChecked(offline);
    await press(shop, "关闭");
  };
  await setOffline(true);
  await order(shop);
  await see(shop.getByRole("contentinfo")).toContainText("还没有付款");
  await setOffline(false);
  await press(shop, "再试一次");
  await press(shop, "确认付款 ¥36.00");
  await see(paid(shop)).toBeVisible();
});

test("a message goes to the picked chat, with the person's consent", async () => {
  const shop = await world.open();
  await signIn(shop);
  await buy(shop);
  await shop.locator(".panel").getByRole("button").first().tap();
  await shop.getByRole("dialog", { name: "选择聊天" }).getByRole("button", { name: "下午茶小队" }).click();
  await press(shop, "发送到聊天");
  await see(shop.getByRole("dialog", { name: "申请授权" })).toContainText("在群聊里发消息");
  await press(shop, "允许");
  await see(shop.getByText("消息已发到聊天里。")).toBeVisible();
  expect(world.emulator.messages).toMatchObject([
    { from: { nickname: "小竹" }, sessionId: "sim-chat-41d0", content: expect.stringContaining("招牌奶茶 × 2") },
  ]);
});
