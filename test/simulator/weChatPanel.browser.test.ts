import { beforeEach, expect, onTestFinished, test } from "vitest";
import { page, userEvent } from "vitest/browser";
import { press, sheetUp, simulate } from "./app.js";
import { watchPage } from "./weChatPlace.js";

const start = location.href;

beforeEach(() => {
  onTestFinished(() => {
    history.replaceState(null, "", start);
    sessionStorage.removeItem("vvchat-simulator-settings");
    sessionStorage.removeItem("vvchat-simulator-open");
  });
});

const address = () => [...new URLSearchParams(location.search)].filter(([name]) => name.startsWith("vvsim."));
const select = (name: string) => page.getByRole("combobox", { name });
const choices = (name: string) =>
  [...select(name).element().querySelectorAll("option")].map(({ textContent }) => textContent);

async function openPanel(name = "打开模拟器") {
  await page.getByRole("button", { name, exact: true }).click();
  await sheetUp();
}

test("from VVChat to WeChat: the third place, and another load of the page", async () => {
  simulate();
  const { opened } = watchPage();
  await openPanel();
  await page.getByRole("radio", { name: "微信" }).click({ force: true });
  expect(address()).toEqual([["vvsim.place", "wechat"]]);
  await expect.poll(() => opened).toEqual([location.href]);
});

test("an address that says WeChat is in WeChat, with what goes wrong there", () => {
  history.replaceState(
    null,
    "",
    "?vvsim.place=wechat&vvsim.platform=ios&vvsim.signature=invalid-once&vvsim.signed=current",
  );
  const { settings } = simulate();
  expect(settings).toMatchObject({ place: "wechat", weChat: { signature: "invalid-once", signed: "current" } });
  expect(navigator.userAgent).toContain("MicroMessenger");
});

test("what goes wrong in WeChat is set and counted; what cannot be there is not to choose", async () => {
  const simulator = simulate({ place: "wechat", faults: { getSession: "fail" } });
  watchPage();
  await openPanel();
  expect(choices("登录授权")).not.toContain("回两次");
  expect(choices("付款")).toEqual(expect.arrayContaining(["问我", "不回应", "回两次"]));
  expect(choices("分享")).not.toContain("问我");
  await expect.element(select("分享")).toHaveValue("succeed");
  expect(select("当前聊天").elements()).toEqual([]);
  expect(page.getByRole("switch", { name: "手机装了 VVChat" }).elements()).toEqual([]);
  await userEvent.selectOptions(select("网页签名"), "第一次无效");
  await userEvent.selectOptions(select("签名的网址"), "现在的");
  expect(simulator.settings.weChat).toEqual({ signature: "invalid-once", signed: "current" });
  expect(address()).toEqual([
    ["vvsim.signature", "invalid-once"],
    ["vvsim.signed", "current"],
  ]);
  await press("关闭");
  await openPanel("打开模拟器，1 个故障");
  await userEvent.selectOptions(select("签名的网址"), "随手机");
  await press("恢复默认");
  expect(simulator.settings.weChat).toEqual({});
  expect(address()).toEqual([]);
});

test("another bridge is another load of the page", async () => {
  simulate({ place: "wechat" });
  const { opened } = watchPage();
  await openPanel();
  await userEvent.selectOptions(select("网页签名"), "总是无效");
  expect(opened).toEqual([]);
  await userEvent.selectOptions(select("微信的桥"), "不出现");
  await expect.poll(() => opened).toHaveLength(1);
  expect(address()).toContainEqual(["vvsim.bridge", "never"]);
});
