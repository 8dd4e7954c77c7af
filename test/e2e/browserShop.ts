import type { BrowserContextOptions, Page } from "playwright";
import { expect as see } from "playwright/test";
import { expect } from "vitest";
import { iPhone, order, phone, press } from "./shop.js";

export const phones: [name: string, device: BrowserContextOptions][] = [
  ["Android", phone],
  ["iPhone", iPhone],
];

export const signedIn = (shop: Page) => shop.getByRole("heading", { name: /^你好，小竹/ });
export const signIn = (shop: Page) => shop.getByRole("button", { name: "用 VVChat 登录", exact: true });
export const paid = (shop: Page) => shop.getByRole("heading", { name: "付款成功" });
export const sheet = (shop: Page) => shop.getByRole("dialog");
export const bar = (shop: Page) => shop.getByRole("contentinfo");

/** Two cups, and VVChat's payment sheet: the order is made by the first tap, and VVChat is opened by the second. */
export async function openPaySheet(shop: Page): Promise<void> {
  await order(shop);
  await press(shop, "打开 VVChat 支付");
  await see(sheet(shop)).toBeVisible();
}

export async function openConsent(shop: Page): Promise<void> {
  await signIn(shop).click();
  await see(sheet(shop)).toBeVisible();
}

/** Presses what opens another tab. */
export async function pressForTab(shop: Page, name: string): Promise<Page> {
  const [tab] = await Promise.all([shop.context().waitForEvent("page"), press(shop, name)]);
  return tab;
}

/** Back to a tab that was in the background. */
export const lookAt = (shop: Page) => shop.getByRole("heading", { name: "半日茶", level: 1 }).click();

/** The address is the shop's own, and neither a reload nor Back brings the answer again. */
export async function isClean(shop: Page, state: () => ReturnType<Page["locator"]>, canGoBack = true): Promise<void> {
  const own = /^http:[^?]+\?vvsim\.place=browser[\w&=.-]*(#\/orders\/T\d+)?$/;
  expect(shop.url()).toMatch(own);
  expect(shop.url()).not.toMatch(/code=|state=|trade_no|vvchat_call/);
  await shop.reload();
  await see(state()).toBeVisible();
  expect(shop.url()).toMatch(own);
  if (!canGoBack) return;
  await shop.goBack();
  await see(shop.getByRole("heading", { name: "半日茶", level: 1 })).toBeVisible();
  expect(shop.url()).toMatch(own);
  // Long enough for a complaint.
  await shop.waitForTimeout(300);
  await see(shop.getByText(/没有成功|再试一次|重新授权/)).toBeHidden();
}

/** The orders that the shop's server has made. */
export const orders = (shop: Page) =>
  shop.evaluate(() => localStorage.getItem("half-day-tea.orders")?.split('"number"').slice(1) ?? []);

/** VVChat is got in the meantime, on a phone that had none: by the simulator's panel. */
export async function install(shop: Page): Promise<void> {
  await press(shop, "打开模拟器，1 个故障");
  await shop.getByRole("switch", { name: "手机装了 VVChat" }).check();
  await press(shop, "关闭");
}
