import type { Page } from "playwright";
import { expect as see } from "playwright/test";
import { expect, test } from "vitest";
import { buy, inAnotherApp, kill, press, setUpShop } from "./shop.js";

const openShop = setUpShop();

const sheet = (shop: Page) => shop.getByRole("dialog", { name: "发送给" });
const button = (shop: Page) => shop.getByRole("button", { name: "分享给朋友" });
/** What the first control of the page, the share button, has to say. */
const note = (shop: Page) => shop.locator(".vv-note").first();

/** The sheet that sends the shop's offer, open over the page. */
async function openSheet(switches = ""): Promise<Page> {
  const shop = await openShop(switches);
  await button(shop).tap();
  return shop;
}

test("sent: the sheet shows the card and its picture; the shop never says that it was shared", async () => {
  const shop = await openSheet();
  await see(sheet(shop)).toContainText("第二杯半价，一起喝？");
  await see(sheet(shop)).toContainText("湖滨店，今天 14:00 到 17:00。");
  const picture = sheet(shop).locator("img");
  await see(picture).toBeVisible();
  expect(await picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(200);
  await press(shop, "换一个");
  await sheet(shop).getByRole("button", { name: "下午茶小队" }).click();
  await press(shop, "发送");
  await see(sheet(shop)).toBeHidden();
  await see(shop.getByRole("button", { name: "已交给 VVChat" })).toBeFocused();
  await see(note(shop)).toContainText("发不发由你决定");
  await see(button(shop)).toBeVisible({ timeout: 8000 });
});

test.each(["取消", "关闭"])("%s: not shared, said quietly, and the button is where it was", async (name) => {
  const shop = await openShop();
  const before = await button(shop).boundingBox();
  await button(shop).tap();
  await press(shop, name);
  await see(note(shop)).toContainText("没有分享。");
  expect(await button(shop).boundingBox()).toEqual(before);
});

test("failed: the shop says so, and the next try can be sent", async () => {
  const shop = await openSheet();
  await press(shop, "失败");
  await see(note(shop)).toContainText("分享没有成功。");
  await press(shop, "再试一次");
  await press(shop, "发送");
  await see(shop.getByRole("button", { name: "已交给 VVChat" })).toBeVisible();
});

test.each([
  ["refuse", "没有分享。"],
  ["fail", "分享没有成功。"],
  ["malformed", "VVChat 的回应不完整。"],
  ["silent&timeout=300", "VVChat 没有回应。"],
  ["succeed", "发不发由你决定"],
  ["twice", "发不发由你决定"],
])("a host that answers %s", async (how, words) => {
  const shop = await openSheet(`?vvsim.share=${how}`);
  await see(note(shop)).toContainText(words);
  await see(sheet(shop)).toBeHidden();
});

test("the page is killed with the sheet open: it can be shared anew", async () => {
  const shop = await openSheet();
  await kill(shop);
  await button(shop).tap();
  await press(shop, "发送");
  await see(shop.getByRole("button", { name: "已交给 VVChat" })).toBeVisible();
});

test("a paid order: the card has its lines", async () => {
  const shop = await openShop();
  await buy(shop);
  await press(shop, "分享给朋友");
  await see(sheet(shop)).toContainText("我点好了，你喝什么？");
  await see(sheet(shop).getByRole("listitem").first()).toHaveText("招牌奶茶 × 2");
  await press(shop, "发送");
  await see(shop.getByRole("button", { name: "已交给 VVChat" })).toBeVisible();
});

test("in another app a paid order can be shared by its link: the menu's, and not the order's", async () => {
  const shop = await openShop("", inAnotherApp);
  await buy(shop);
  const { origin, hash } = new URL(shop.url());
  await shop.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await shop.goto(`${origin}/?sim=off${hash}`);
  await see(shop.getByRole("heading", { name: "付款成功" })).toBeVisible();
  await shop.locator("main > .vv-control").getByRole("button", { name: "复制链接" }).click();
  await see(shop.getByText("链接已复制。")).toBeVisible();
  expect(await shop.evaluate(() => navigator.clipboard.readText())).toBe(`${origin}/`);
});
