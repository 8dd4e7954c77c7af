import type { Locator, Page } from "playwright";
import { expect as see } from "playwright/test";
import { press } from "./shop.js";
import type { ServerShop } from "./serverShop.js";

/** Whose WeChat it is. */
export const platforms = ["ios", "android"] as const;
export type Platform = (typeof platforms)[number];

/** The shop in WeChat, as a new visitor. */
export const openInWeChat = (shop: ServerShop, platform: Platform, switches = ""): Promise<Page> =>
  shop.open(`?vvsim.place=wechat&vvsim.platform=${platform}${switches}`);

export const signIn = (page: Page): Locator => page.getByRole("button", { name: "用微信登录", exact: true });

/** The page that WeChat asks on: the emulator's. */
export async function consentPage(page: Page): Promise<void> {
  await signIn(page).click();
  await page.waitForURL(/\/connect\/oauth2\/authorize\?appid=wx0123456789abcdef&redirect_uri=/);
}

/** Signs in, and waits for the shop to know it. */
export async function signInAs(page: Page, name: string): Promise<void> {
  await consentPage(page);
  await press(page, "允许");
  await see(page.getByRole("heading", { name: `你好，${name}` })).toBeVisible();
}

/** The cards of WeChat's menu, for a friend and for the timeline, as text, once they have their pictures. */
export async function cardsOf(page: Page, pictures: 0 | 2 = 2): Promise<string[]> {
  await press(page, "打开微信菜单");
  const menu = page.getByRole("dialog", { name: "分享" });
  await see(menu.locator("img")).toHaveCount(pictures);
  const cards = await menu.locator("section").allInnerTexts();
  await press(page, "关闭");
  return cards;
}
