// The shop in WeChat: its page, the kit, its server, the emulated WeChat behind both, and the simulator around the page.
import { expect as see } from "playwright/test";
import { describe, expect, test } from "vitest";
import { setUpServerShop } from "./serverShop.js";
import { order, press } from "./shop.js";
import { cardsOf, consentPage, openInWeChat, platforms, signIn, signInAs } from "./weChatShop.js";

const shop = setUpServerShop("file");

describe.each(platforms)("in WeChat on %s", (platform) => {
  const own = new RegExp(String.raw`^http://[^/?]+/\?vvsim\.place=wechat&vvsim\.platform=${platform}[\w&=.-]*$`);

  test("sign in: WeChat's page asks, and the shop's server knows who it is; the address is clean, also after a reload", async () => {
    const page = await openInWeChat(shop, platform);
    await signInAs(page, "小竹");
    await see(page.getByText("已用微信登录")).toBeVisible();
    expect(page.url()).toMatch(own);
    await page.reload();
    await see(page.getByRole("heading", { name: "你好，小竹" })).toBeVisible();
    expect(page.url()).toMatch(own);
  });

  test("sign in silently: nobody is asked, and nothing is known but who it is", async () => {
    const page = await openInWeChat(shop, platform, "&wechat=silent");
    await signIn(page).click();
    await see(page.getByRole("heading", { name: "你好，茶客" })).toBeVisible();
    expect(page.url()).toMatch(own);
  });

  test("refused: nobody is signed in, and it can be asked again", async () => {
    const page = await openInWeChat(shop, platform);
    await consentPage(page);
    await press(page, "拒绝");
    await see(page.getByRole("button", { name: "重新授权" })).toBeVisible();
    expect(page.url()).toMatch(own);
    await press(page, "重新授权");
    await press(page, "允许");
    await see(page.getByRole("heading", { name: "你好，小竹" })).toBeVisible();
  });

  test("left: back on the shop's page nobody is signed in, and the button works again", async () => {
    const page = await openInWeChat(shop, platform);
    await consentPage(page);
    await press(page, "不回答就离开");
    // The page is blank by then: going back before would be one step too few.
    await see(page.getByRole("button", { name: "允许" })).toHaveCount(0);
    await page.waitForLoadState();
    await page.goBack();
    await see(page.getByRole("button", { name: "允许" })).toBeVisible();
    await page.goBack();
    await see(signIn(page)).toBeEnabled();
    expect(page.url()).toMatch(own);
    await signInAs(page, "小竹");
  });

  test.each(["", "&vvsim.signature=invalid-once", "&vvsim.signature=offline-once"])(
    "share%s: the card is prepared with a signature that WeChat takes, and the menu shares it",
    async (fault) => {
      const page = await openInWeChat(shop, platform, fault);
      expect((await cardsOf(page, 0))[0]).toContain("网页没有准备卡片");
      await press(page, "分享给朋友");
      await see(page.getByText("点右上角的菜单，就能发给朋友。")).toBeVisible();
      const [friend, timeline] = await cardsOf(page);
      const link = `${new URL(page.url()).origin}/`;
      expect(friend?.split("\n").filter(Boolean)).toEqual([
        "第二杯半价，一起喝？",
        "湖滨店，今天 14:00 到 17:00。",
        link,
        "发送给朋友",
      ]);
      expect(timeline?.split("\n").filter(Boolean)).toEqual(["第二杯半价，一起喝？", link, "分享到朋友圈"]);
    },
  );

  test("share, right after a sign-in: WeChat takes the signature of the address that it came back to", async () => {
    const page = await openInWeChat(shop, platform);
    await signInAs(page, "小竹");
    await press(page, "分享给朋友");
    await see(page.getByText("点右上角的菜单，就能发给朋友。")).toBeVisible();
    expect((await cardsOf(page))[0]).not.toMatch(/code=|state=|vvchat_call/);
  });

  test("share, and WeChat never takes the signature: the shop says so, and nothing is prepared", async () => {
    const page = await openInWeChat(shop, platform, "&vvsim.signature=invalid");
    await press(page, "分享给朋友");
    await see(page.getByRole("button", { name: "再试一次" })).toBeVisible();
    expect((await cardsOf(page, 0))[0]).toContain("网页没有准备卡片");
  });

  test("pay: cancelled, then paid; it is one order, and WeChat Pay has it", async () => {
    const page = await openInWeChat(shop, platform);
    await signInAs(page, "小竹");
    await order(page);
    const sheet = page.getByRole("dialog", { name: "微信支付" });
    await see(sheet.getByText("招牌奶茶 × 2")).toBeVisible();
    await press(page, "关闭");
    await see(page.getByText("已取消，没有付款。")).toBeVisible();
    await press(page, "支付 ¥36.00");
    const number = await sheet.locator("dd").nth(1).innerText();
    await press(page, "确认付款 ¥36.00");
    await see(page.getByRole("heading", { name: "付款成功" })).toBeVisible();
    expect(shop.logged(`paid          ${number}`)).toHaveLength(1);
    expect(shop.logged("ordered").filter((line) => line.includes(number))).toHaveLength(1);
    expect(shop.emulator.weChat.payment({ outTradeNo: number })).toMatchObject({ paid: true, amount: 3600 });
  });

  test("pay, and WeChat never answers: the shop asks its server, and finds it paid", async () => {
    const page = await openInWeChat(shop, platform);
    await signInAs(page, "小竹");
    await order(page);
    await Promise.all([page.waitForEvent("load"), press(page, "已付款：杀页面")]);
    await see(page.getByText("付款成功").first()).toBeVisible();
  });
});

test("from VVChat to WeChat by the panel: another app, and another person", async () => {
  const page = await shop.open();
  await press(page, "用 VVChat 登录");
  await press(page, "允许");
  await see(page.getByText("已用 VVChat 登录")).toBeVisible();
  await press(page, "打开模拟器");
  await page.getByRole("radio", { name: "微信" }).check({ force: true });
  await see(page.getByRole("radio", { name: "微信" })).toBeChecked();
  await press(page, "关闭");
  await signInAs(page, "小竹");
  await see(page.getByText("已用微信登录")).toBeVisible();
  await order(page);
  await press(page, "确认付款 ¥36.00");
  await see(page.getByRole("heading", { name: "付款成功" })).toBeVisible();
});
