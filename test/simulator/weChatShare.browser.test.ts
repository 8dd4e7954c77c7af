import { describe, expect, test } from "vitest";
import { page } from "vitest/browser";
import { press } from "./app.js";
import { ask, invoke, permitted, platforms, signature, simulateWeChat } from "./weChatPlace.js";

const menu = page.getByRole("button", { name: "打开微信菜单" });
const sheet = page.getByRole("dialog", { name: "分享" });
const card = { title: "两杯奶茶", desc: "第二杯半价", link: "https://shop.example/?table=3", imgUrl: "" };

const friendApi = "updateAppMessageShareData";
const timelineApi = "updateTimelineShareData";

/** A card, and what it leads to, as the menu shows them. */
const parts = () => sheet.element().querySelectorAll("section");

describe.each(platforms)("on %s", (platform) => {
  test("what is prepared is what the menu shares, to the letter; the page does not hear of it", async () => {
    const { simulator } = simulateWeChat(platform);
    await ask([friendApi, timelineApi]);
    expect(await invoke(friendApi, { ...card, ...signature })).toEqual({ err_msg: `${friendApi}:ok` });
    const timeline = { title: "朋友圈的标题", link: "https://shop.example/t", imgUrl: "" };
    expect(await invoke(timelineApi, { ...timeline, ...signature })).toEqual({ err_msg: `${timelineApi}:ok` });
    await menu.click();
    const [friend, moments] = [...parts()].map((part) => part.textContent);
    expect(friend).toContain("两杯奶茶第二杯半价");
    expect(friend).toContain("https://shop.example/?table=3");
    expect(moments).toContain("朋友圈的标题");
    expect(moments).toContain("https://shop.example/t");
    expect(moments).not.toContain("第二杯半价");
    await press("发送给朋友");
    await expect.element(sheet.getByRole("status").first()).toHaveTextContent("已发送（模拟）");
    await press("分享到朋友圈");
    await expect.element(sheet.getByRole("status").last()).toHaveTextContent("已发布（模拟）");
    await press("关闭");
    await expect.element(sheet).not.toBeInTheDocument();
    expect(simulator.calls.map(({ method }) => method)).toEqual(["preVerifyJSAPI", friendApi, timelineApi]);
  });

  test("prepared anew, the last one counts; without anything it is the page's title and address", async () => {
    simulateWeChat(platform);
    await menu.click();
    expect(parts()[0]?.textContent).toContain(location.href);
    expect(parts()[0]?.textContent).toContain("网页没有准备卡片");
    await press("关闭");
    await permitted(friendApi, { ...card, title: "第一个" });
    await permitted(friendApi, { ...card, title: "第二个" });
    await menu.click();
    expect(parts()[0]?.textContent).toContain("第二个");
    expect(parts()[1]?.textContent).toContain("网页没有准备卡片");
  });

  test("without permission nothing is prepared", async () => {
    simulateWeChat(platform);
    expect(await invoke(friendApi, { ...card, ...signature })).toEqual({ err_msg: "system:access_denied" });
    await menu.click();
    expect(sheet.element().textContent).not.toContain("两杯奶茶");
  });

  test("faults end it in WeChat's words, and prepare nothing", async () => {
    const { simulator } = simulateWeChat(platform, { faults: { share: "fail:1:busy" } });
    const failed = { err_msg: `${friendApi}:fail`, err_code: 1, err_desc: "busy" };
    expect(await permitted(friendApi, card)).toEqual(failed);
    simulator.set({ faults: { share: "refuse" } });
    expect(await permitted(timelineApi, card)).toEqual({ err_msg: `${timelineApi}:cancel` });
    simulator.set({ faults: { share: "unknown" } });
    expect(await permitted(friendApi, card)).toEqual({ err_msg: "system:function_not_exist" });
    await menu.click();
    expect(sheet.element().textContent).not.toContain("两杯奶茶");
  });

  test("items that the page hides are not there, until it shows them again", async () => {
    simulateWeChat(platform);
    await permitted("hideMenuItems", { menuList: ["menuItem:share:timeline", "menuItem:copyUrl"] });
    await menu.click();
    expect([...parts()].map((part) => part.querySelector("button")?.textContent)).toEqual(["发送给朋友"]);
    await press("关闭");
    await permitted("hideAllNonBaseMenuItem");
    await menu.click();
    await expect.element(sheet).toHaveTextContent("这个网页隐藏了分享。");
    await press("关闭");
    await permitted("showMenuItems", { menuList: ["menuItem:share:timeline"] });
    await menu.click();
    expect(parts()).toHaveLength(1);
    await press("关闭");
    await permitted("showAllNonBaseMenuItem");
    await menu.click();
    expect(parts()).toHaveLength(2);
  });

  test("the menu itself can be hidden, by any page", async () => {
    const { simulator } = simulateWeChat(platform);
    await expect.element(menu).toBeVisible();
    expect(await invoke("hideOptionMenu")).toEqual({ err_msg: "hideOptionMenu:ok" });
    await expect.element(menu).not.toBeInTheDocument();
    await invoke("showOptionMenu");
    await expect.element(menu).toBeVisible();
    await invoke("hideOptionMenu");
    simulator.reset();
    await expect.element(menu).toBeVisible();
    simulator.dispose();
    await expect.element(menu).not.toBeInTheDocument();
  });
});

test("closing the window leaves the page", async () => {
  const { opened } = simulateWeChat("android");
  await invoke("closeWindow");
  expect(opened).toEqual(["about:blank"]);
});

test("in English, and a tap of 44 px", async () => {
  simulateWeChat("ios", { locale: "en" });
  const button = page.getByRole("button", { name: "Open WeChat's menu" });
  await button.click();
  await expect.element(page.getByRole("dialog", { name: "Share" })).toHaveTextContent("Send to a friend");
  const { width, height } = getComputedStyle(button.element(), "::after");
  expect(Math.min(parseFloat(width), parseFloat(height))).toBeGreaterThanOrEqual(44);
});
