// What a newcomer does with the simulator's panel, beside the phone on a laptop and in the page on a phone.
import { expect as see } from "playwright/test";
import { expect, test } from "vitest";
import { laptop, order, press, setUpShop } from "./shop.js";

const openShop = setUpShop();

test("on a laptop: a silent payment is forced, and the shop says what is known; the address links the state", async () => {
  const page = await openShop("?vvsim.auth=succeed", laptop);
  const panel = page.getByRole("complementary", { name: "模拟器" });
  const shop = page.frameLocator("iframe");
  await press(shop, "用 VVChat 登录");
  await panel.getByRole("combobox", { name: "付款" }).selectOption("不回应");
  await see(panel.getByRole("status")).toHaveText("1 个故障");
  await see(page).toHaveURL(/vvsim\.pay=silent/);
  await order(shop);
  await see(shop.getByText("请在 VVChat 里完成付款。")).toBeVisible();
  await see(shop.getByRole("dialog")).toHaveCount(0);

  await panel.getByRole("button", { name: "杀掉页面" }).click();
  await see(shop.getByText("VVChat 已返回，正在向商家核实。")).toBeVisible();
  await see(panel.getByRole("combobox", { name: "付款" })).toHaveValue("silent");

  const link = page.url();
  const other = await page.context().newPage();
  await other.goto(link);
  await see(other.getByRole("combobox", { name: "付款" })).toHaveValue("silent");
});

test("on a laptop: another phone is another load of the page, and the focus stays in the panel", async () => {
  const page = await openShop("", laptop);
  const panel = page.getByRole("complementary", { name: "模拟器" });
  const shop = page.frameLocator("iframe");
  await see(panel.getByRole("radio", { name: "Android" })).toBeChecked();
  await panel.getByRole("radio", { name: "Android" }).focus();
  await page.keyboard.press("ArrowLeft");
  await see(panel.getByRole("radio", { name: "iOS" })).toBeChecked();
  await see(shop.getByRole("button", { name: "用 VVChat 登录" })).toBeEnabled();
  const [, inPhone] = page.frames();
  expect(await inPhone?.evaluate(() => navigator.userAgent)).toMatch(/iPhone.* Mobile\/15E148$/);
  await see(panel.getByRole("radio", { name: "iOS" })).toBeFocused();
  await panel.getByRole("radio", { name: "手机浏览器" }).check({ force: true });
  await see(panel.getByRole("switch", { name: "手机装了 VVChat" })).toBeVisible();
  await see(page).toHaveURL(/vvsim\.place=browser/);
  await panel.getByRole("button", { name: "恢复默认" }).click();
  await see(panel.getByRole("radio", { name: "VVChat" })).toBeChecked();
  await see(page).not.toHaveURL(/vvsim/);
});

test("on a laptop: the panel is right after Back, says where there is no simulator, and is behind a tab in a narrow window", async () => {
  const page = await openShop("", laptop);
  const panel = page.getByRole("complementary", { name: "模拟器" });
  const shop = page.frameLocator("iframe");
  await see(shop.getByRole("button", { name: "用 VVChat 登录" })).toBeEnabled();
  const [, inPhone] = page.frames();
  await inPhone?.goto(`${new URL(page.url()).origin}/milk-tea.png`);
  await see(panel.getByRole("status")).toHaveText("这个页面没有模拟器", { timeout: 8000 });
  await see(panel).toHaveAttribute("inert");
  await page.goBack();
  await see(panel).not.toHaveAttribute("inert");
  await panel.getByRole("combobox", { name: "登录授权" }).selectOption("成功");
  await press(shop, "用 VVChat 登录");
  await see(shop.getByRole("heading", { name: /^你好，/ })).toBeVisible();
  await page.setViewportSize({ width: 640, height: 700 });
  await see(panel).toBeHidden();
  await see(shop.getByRole("button", { name: "打开模拟器" })).toBeVisible();
});

test("on a phone the panel is behind a tab, and open again after the page was loaded anew by it", async () => {
  const shop = await openShop();
  await press(shop, "打开模拟器");
  await shop.getByRole("combobox", { name: "登录授权" }).selectOption("回两次");
  await shop.getByRole("radio", { name: "iOS" }).check({ force: true });
  await see(shop.getByRole("radio", { name: "iOS" })).toBeChecked();
  await see(shop.getByRole("combobox", { name: "登录授权" })).toHaveValue("twice");
  await press(shop, "关闭");
  await press(shop, "用 VVChat 登录");
  await see(shop.getByRole("heading", { name: /^你好，/ })).toBeVisible();
});
