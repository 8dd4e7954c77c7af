import type { Page } from "playwright";
import { expect as see } from "playwright/test";
import { test } from "vitest";
import { buy, kill, press, setUpShop } from "./shop.js";

const openShop = setUpShop();

const sheet = (shop: Page) => shop.getByRole("dialog", { name: "选择聊天" });
const panel = (shop: Page) => shop.locator(".panel");
const picker = (shop: Page) => panel(shop).getByRole("button").first();
const team = /群聊.*尾号 41d0/s;

/** The page of a paid order, which asks for the chat to tell. */
async function openOrder(switches = ""): Promise<Page> {
  const shop = await openShop(switches);
  await buy(shop);
  return shop;
}

test("begins with the chat that the page was opened from; another is picked, and stays through a reload", async () => {
  const shop = await openOrder();
  await see(picker(shop)).toContainText("单聊");
  await see(picker(shop)).toContainText("尾号 8f2c");
  await picker(shop).tap();
  await sheet(shop).getByRole("button", { name: "下午茶小队" }).click();
  await see(picker(shop)).toContainText(team);
  await see(picker(shop)).toBeFocused();
  await shop.reload();
  await see(picker(shop)).toContainText(team);
});

test("opened from no chat: nothing is chosen until somebody does", async () => {
  const shop = await openOrder("?chat=none");
  await see(picker(shop)).toContainText("发给哪个聊天？");
  await picker(shop).tap();
  await sheet(shop).getByRole("button", { name: "下午茶小队" }).click();
  await see(picker(shop)).toContainText(team);
});

test("opened from a group", async () => {
  const shop = await openOrder("?chat=group");
  await see(picker(shop)).toContainText(team);
});

test("closed: the chat that was there stays", async () => {
  const shop = await openOrder();
  await picker(shop).tap();
  await press(shop, "关闭");
  await see(panel(shop)).toContainText("没有选择聊天。");
  await see(picker(shop)).toContainText("尾号 8f2c");
});

test("failed: said, with a way to try again that works", async () => {
  const shop = await openOrder();
  await picker(shop).tap();
  await press(shop, "失败");
  await see(panel(shop)).toContainText("没能打开聊天列表。");
  await press(shop, "再试一次");
  await sheet(shop).getByRole("button", { name: "下午茶小队" }).click();
  await see(picker(shop)).toContainText(team);
  await see(panel(shop)).not.toContainText("没能");
});

test.each([
  ["refuse", "没有选择聊天。"],
  ["fail", "没能打开聊天列表。"],
  ["malformed", "VVChat 的回应不完整。"],
  ["silent", "请在 VVChat 里选一个。"],
  ["succeed", team],
  ["twice", team],
])("a host that answers %s", async (how, words) => {
  const shop = await openOrder(`?vvsim.selectSession=${how}`);
  await picker(shop).tap();
  await see(panel(shop)).toContainText(words);
  await see(sheet(shop)).toBeHidden();
});

test("the page is killed with the sheet open: the order is there, and a chat can be picked", async () => {
  const shop = await openOrder();
  await picker(shop).tap();
  await kill(shop);
  await picker(shop).tap();
  await sheet(shop).getByRole("button", { name: "下午茶小队" }).click();
  await see(picker(shop)).toContainText(team);
});

test("outside VVChat, where no chat can be told: the shop calls", async () => {
  const shop = await openOrder();
  const { origin, hash } = new URL(shop.url());
  await shop.goto(`${origin}/?sim=off${hash}`);
  await see(panel(shop)).toContainText("做好了会在柜台叫你的订单号。");
  await see(picker(shop)).toBeHidden();
});
