import { expect as see } from "playwright/test";
import { expect, test } from "vitest";
import { type Shop, inAnotherApp, kill, laptop, press, setUpShop } from "./shop.js";

const openShop = setUpShop();

const signIn = (shop: Shop) => shop.getByRole("button", { name: "用 VVChat 登录" });
const sheet = (shop: Shop) => shop.getByRole("dialog", { name: "申请授权" });
const greeting = (shop: Shop) => shop.getByRole("heading", { name: /^你好，小竹/ });
const note = (shop: Shop) => shop.locator(".panel .vv-note");

test("sign in: the sheet says who asks for what; allowed, the shop greets; log out", async () => {
  const shop = await openShop("?delay=400");
  await see(shop).toHaveTitle("半日茶");
  await signIn(shop).tap();
  await see(sheet(shop)).toContainText("半日茶想获得以下信息");
  await see(sheet(shop)).toContainText("你的昵称和头像");
  await see(sheet(shop)).toContainText("小竹测试用户 1");
  await press(shop, "允许");
  await see(sheet(shop)).toBeHidden();
  await see(shop.getByRole("button", { name: "登录中…" })).toBeVisible();
  await see(greeting(shop)).toBeFocused();
  await see(shop.getByRole("banner")).toContainText("小竹");
  await see(signIn(shop)).toBeHidden();
  await press(shop, "退出登录");
  await see(signIn(shop)).toBeFocused();
  await see(shop.getByRole("banner")).not.toContainText("小竹");
});

test("refused: the shop says so, offers to ask again, and the button has not moved", async () => {
  const shop = await openShop();
  const before = await signIn(shop).boundingBox();
  await signIn(shop).tap();
  await press(shop, "拒绝");
  await see(note(shop)).toContainText("你没有允许授权，所以还没登录。");
  expect(await signIn(shop).boundingBox()).toEqual(before);
  await press(shop, "重新授权");
  await see(sheet(shop)).toBeVisible();
  await press(shop, "允许");
  await see(greeting(shop)).toBeVisible();
});

test("the sheet is closed: not signed in, and the button is ready", async () => {
  const shop = await openShop();
  await signIn(shop).tap();
  await press(shop, "关闭");
  await see(note(shop)).toContainText("你没有允许授权，所以还没登录。");
  await see(signIn(shop)).toBeEnabled();
});

test("silence: the shop says that VVChat did not answer", async () => {
  const shop = await openShop("?vvsim.auth=silent&timeout=1000");
  await signIn(shop).tap();
  await see(shop.getByRole("button", { name: "等待授权…" })).toBeVisible();
  await see(note(shop)).toContainText("请在 VVChat 里点允许。");
  await see(note(shop)).toContainText("VVChat 没有回应。");
  await see(shop.getByRole("button", { name: "再试一次" })).toBeVisible();
});

test.each([
  ["malformed", "VVChat 的回应不完整。"],
  ["refuse", "你没有允许授权，所以还没登录。"],
  ["fail", "你没有允许授权，所以还没登录。"],
])("a host that answers %s", async (how, words) => {
  const shop = await openShop(`?vvsim.auth=${how}`);
  await signIn(shop).tap();
  await see(note(shop)).toContainText(words);
  await see(sheet(shop)).toBeHidden();
});

test("a host that answers twice signs in once", async () => {
  const shop = await openShop("?vvsim.auth=twice");
  await signIn(shop).tap();
  await see(greeting(shop)).toBeVisible();
});

test("a server that is down", async () => {
  const shop = await openShop("?server=fail");
  await signIn(shop).tap();
  await press(shop, "允许");
  await see(note(shop)).toContainText("服务暂时出了问题。");
  await see(shop.getByRole("banner")).not.toContainText("小竹");
});

test("a server that is down at log-out: still signed in, and the shop says so", async () => {
  const shop = await openShop("?vvsim.auth=twice");
  await signIn(shop).tap();
  await see(greeting(shop)).toBeVisible();
  await shop.goto(`${new URL(shop.url()).origin}/?server=fail`);
  await press(shop, "退出登录");
  await see(greeting(shop)).toContainText("没能退出，请再试一次");
});

test.each([
  ["in another app", inAnotherApp, "请在浏览器里打开"],
  ["on a desktop", laptop, "请在手机上打开"],
])("%s the shop says where to go, and the menu is there", async (_, device, words) => {
  const shop = await openShop("?sim=off", device);
  await see(shop.getByRole("heading", { name: words })).toBeVisible();
  // The gate's, and the share button's.
  await see(shop.getByRole("button", { name: "复制链接" })).toHaveCount(2);
  await see(signIn(shop)).toBeHidden();
  await see(shop.getByRole("listitem")).toHaveCount(4);
});

test("in a phone's browser the shop is as it is in VVChat", async () => {
  const shop = await openShop("?sim=off");
  await see(signIn(shop)).toBeVisible();
  await see(shop.getByRole("button", { name: "复制链接" })).toBeHidden();
});

test("reload: who is signed in stays so, and no sheet opens", async () => {
  const shop = await openShop();
  await signIn(shop).tap();
  await press(shop, "换一个");
  await press(shop, "允许");
  await see(shop.getByRole("heading", { name: /^你好，阿岚/ })).toBeVisible();
  await shop.reload();
  await see(shop.getByRole("heading", { name: /^你好，阿岚/ })).toBeVisible();
  await see(sheet(shop)).toBeHidden();
});

test("a page killed with its sheet open starts again, signed out", async () => {
  const shop = await openShop();
  await signIn(shop).tap();
  await kill(shop);
  await see(signIn(shop)).toBeVisible();
  await see(sheet(shop)).toBeHidden();
});

test("English, by the browser's language or the address", async () => {
  const shop = await openShop("?lang=en");
  await shop.getByRole("button", { name: "Sign in with VVChat" }).tap();
  await see(shop.getByRole("dialog", { name: "Permission request" })).toContainText("Half-Day Tea");
  await press(shop, "Don't allow");
  await see(note(shop)).toContainText("You didn't allow access");
});

test("cups are counted", async () => {
  const shop = await openShop();
  await press(shop, "加一杯招牌奶茶");
  await press(shop, "加一杯招牌奶茶");
  await press(shop, "加一杯茉莉绿茶");
  await press(shop, "减一杯招牌奶茶");
  await see(shop.getByRole("contentinfo")).toContainText("已选 2 杯支付 ¥33.00");
});

test("on a laptop the shop stands in a phone, and is run once", async () => {
  const page = await openShop("", laptop);
  await see(page.locator("iframe")).toHaveAttribute("title", "半日茶");
  const shop = page.frameLocator("iframe");
  expect(await page.locator("#root").innerHTML()).toBe("");
  expect(await page.locator("iframe").boundingBox()).toMatchObject({ width: 360, height: 716 });
  await see(page.getByRole("heading")).toHaveText(["模拟器"]);
  await signIn(shop).click();
  await see(sheet(shop)).toBeVisible();
  await see(page.getByRole("dialog")).toHaveCount(0);
  await see(page.locator("iframe")).toHaveAttribute("data-vv-covered");
  await press(shop, "允许");
  await see(greeting(shop)).toBeVisible();
  await see(page.locator("iframe")).not.toHaveAttribute("data-vv-covered");
  await page.reload();
  await see(greeting(page.frameLocator("iframe"))).toBeVisible();
});
