// The shop in a phone's browser, with VVChat played beside it: the page is left for the app, and the answer comes with
// another load of it.
import type { Page } from "playwright";
import { expect as see } from "playwright/test";
import { describe, expect, test } from "vitest";
import { install, isClean, lookAt, openConsent, phones, pressForTab, sheet, signIn, signedIn } from "./browserShop.js";
import { laptop, phone, press, setUpShop } from "./shop.js";

const openShop = setUpShop();
const shareButton = (shop: Page) => shop.getByRole("main").getByRole("button").first();

/** The shop as a phone's browser opens it. */
const visit = (switches = "", device = phone) => openShop(`?vvsim.place=browser${switches}`, device);

describe.each(phones)("%s: sign in", (_, device) => {
  test("the page is hidden while VVChat is open, and comes back signed in", async () => {
    const shop = await visit("", device);
    await openConsent(shop);
    expect(await shop.evaluate(() => [document.visibilityState, document.hidden])).toEqual(["hidden", true]);
    await press(shop, "允许");
    await see(signedIn(shop)).toBeVisible();
    expect(await shop.evaluate(() => document.visibilityState)).toBe("visible");
    await isClean(shop, () => signedIn(shop));
    await see(signedIn(shop)).toBeVisible();
  });

  test("in a new tab: signed in there, and in the first one when it is looked at", async () => {
    const shop = await visit("&vvsim.return=new-tab", device);
    await openConsent(shop);
    const tab = await pressForTab(shop, "允许");
    await see(signedIn(tab)).toBeVisible();
    await isClean(tab, () => signedIn(tab), false);
    await see(sheet(shop)).toBeHidden();
    expect(await shop.evaluate(() => document.visibilityState)).toBe("hidden");
    await lookAt(shop);
    await see(signedIn(shop)).toBeVisible();
    expect(shop.url()).not.toMatch(/code=|state=|vvchat_call/);
  });

  test("after the browser dropped the page", async () => {
    const shop = await visit("", device);
    await openConsent(shop);
    await press(shop, "杀页面");
    await see(signedIn(shop)).toBeVisible();
    await isClean(shop, () => signedIn(shop), false);
  });
});

test("sign in, refused: nobody is signed in, and one can ask again", async () => {
  const shop = await visit();
  await openConsent(shop);
  await Promise.all([shop.waitForEvent("load"), press(shop, "拒绝")]);
  await press(shop, "重新授权");
  await see(signedIn(shop)).toBeHidden();
  await press(shop, "允许");
  await see(signedIn(shop)).toBeVisible();
});

test("sign in, and back by hand: nobody is signed in, and one can try again", async () => {
  const shop = await visit("&vvsim.return=never");
  await openConsent(shop);
  await press(shop, "允许");
  await see(sheet(shop)).toBeHidden();
  await press(shop, "再试一次");
  await see(sheet(shop)).toBeVisible();
  await see(signedIn(shop)).toBeHidden();
});

test.each(["glued", "unencoded", "appended"])(
  "an answer that is %s signs in, and leaves the address clean",
  async (how) => {
    const shop = await visit(`&vvsim.answer=${how}`);
    await openConsent(shop);
    await press(shop, "允许");
    await see(signedIn(shop)).toBeVisible();
    await isClean(shop, () => signedIn(shop));
  },
);

describe.each(phones)("%s: share", (_, device) => {
  test("comes back to the button that was pressed", async () => {
    const shop = await visit("", device);
    await shareButton(shop).click();
    await press(shop, "发送");
    await see(shareButton(shop)).toHaveAccessibleName("已交给 VVChat");
    await isClean(shop, () => shareButton(shop));
  });

  test("in a new tab: said there, and the first one waits no longer", async () => {
    const shop = await visit("", device);
    await shareButton(shop).click();
    const tab = await pressForTab(shop, "新标签页");
    await see(shareButton(tab)).toHaveAccessibleName("已交给 VVChat");
    await isClean(tab, () => shareButton(tab), false);
    await lookAt(shop);
    await see(shareButton(shop)).not.toHaveAttribute("aria-busy", "true");
  });

  test("cancelled: not shared", async () => {
    const shop = await visit("", device);
    await shareButton(shop).click();
    await press(shop, "取消");
    await see(shop.getByText("没有分享。")).toBeVisible();
  });
});

test("VVChat is not installed: it says so, and signs in once VVChat is there", async () => {
  const shop = await visit("&vvsim.installed=no");
  await signIn(shop).click();
  await see(shop.getByText(/没能打开 VVChat/)).toBeVisible({ timeout: 4000 });
  expect(await shop.evaluate(() => document.visibilityState)).toBe("visible");
  await install(shop);
  await press(shop, "再试一次");
  await press(shop, "允许");
  await see(signedIn(shop)).toBeVisible();
});
test("on a laptop: the phone in the page comes back, and a new tab's address is clean", async () => {
  const shop = await visit("&vvsim.return=new-tab", laptop);
  const inPhone = shop.frameLocator("iframe");
  await press(inPhone, "用 VVChat 登录");
  const [tab] = await Promise.all([shop.context().waitForEvent("page"), press(inPhone, "允许")]);
  await see(tab.frameLocator("iframe").getByRole("heading", { name: /^你好，小竹/ })).toBeVisible();
  await see(tab).toHaveURL(shop.url());
  await inPhone.getByRole("heading", { name: "半日茶", level: 1 }).click();
  await see(inPhone.getByRole("heading", { name: /^你好，小竹/ })).toBeVisible();
});
