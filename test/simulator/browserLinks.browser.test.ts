import { expect, test, vi } from "vitest";
import { page } from "vitest/browser";
import { exchange, placed } from "../emulator/platform.js";
import { press } from "./app.js";
import { home, linkTo, openLink, settled, simulateBrowser, watchBrowser } from "./browserPlace.js";
import { simulateOn } from "./emulated.js";

const sheet = page.getByRole("dialog");
const answered = (query: string) => home.replace("#", `&${query}#`);

const links = [
  ["thirdlogin", "申请授权"],
  ["qpay", "付款"],
  ["share", "发送给"],
  ["openSessionView", "半日茶客服"],
] as const;

test.each(links)("%s: the link opens VVChat over the page, which is hidden until it is closed", async (path, title) => {
  const { simulator, opened, states } = simulateBrowser({ returns: { in: "never" } });
  openLink(path, { redirect_uri: home, imprest_code: "imp-1" });
  // The page's own task ends first.
  expect(document.visibilityState).toBe("visible");
  await expect.element(page.getByRole("dialog", { name: title })).toBeVisible();
  expect([document.visibilityState, document.hidden, ...states]).toEqual(["hidden", true, "hidden"]);
  await press("关闭");
  await expect.element(sheet).not.toBeInTheDocument();
  expect([document.visibilityState, document.hidden]).toEqual(["visible", false]);
  expect(states).toEqual(["hidden", "visible"]);
  expect(opened).toEqual([]);
  expect(simulator.calls.map(({ params }) => params)).toEqual([{ redirect_uri: home, imprest_code: "imp-1" }]);
});

test("a link in the page is one, too", async () => {
  simulateBrowser({ returns: { in: "never" } });
  const anchor = document.createElement("a");
  anchor.href = linkTo("share", { share_title: "两杯奶茶" });
  document.body.append(anchor);
  anchor.click();
  anchor.remove();
  await expect.element(sheet).toHaveTextContent("两杯奶茶");
});

test("a sign-in comes back with a code and the state, before the hash", async () => {
  const { simulator, opened } = simulateBrowser();
  openLink("thirdlogin", { scope: "snsapi_userinfo", state: "s+ 1", redirect_uri: home });
  await press("允许");
  await expect.poll(() => opened).toHaveLength(1);
  const code = /&code=(sim-[\w-]+)/.exec(opened[0]?.url ?? "")?.[1] ?? "";
  expect(opened).toEqual([{ how: "push", url: answered(`err_code=0&code=${code}&state=s%2B%201`) }]);
  expect(simulator.userOf(code)?.name).toBe("小竹");
});

test("a refusal comes back with its number and the state, and no code", async () => {
  const { opened } = simulateBrowser();
  openLink("thirdlogin", { state: "s1", redirect_uri: home });
  await press("拒绝");
  await expect
    .poll(() => opened.map(({ url }) => url))
    .toEqual([expect.stringMatching(/&state=s1&err_code=1&err_msg=/)]);
  expect(opened[0]?.url).not.toContain("&code=");
});

test("a payment comes back with its number; a closed sheet with nothing", async () => {
  const paid = vi.fn();
  const { opened } = simulateBrowser({ onPaid: paid, returns: { in: "new-tab" } });
  openLink("qpay", { imprest_code: "imp-1", redirect_uri: home });
  await press("关闭");
  await expect.poll(() => opened).toEqual([{ how: "tab", url: home }]);
  expect(paid).not.toHaveBeenCalled();
  openLink("qpay", { imprest_code: "imp-1", redirect_uri: home });
  await press("确认付款");
  await expect.poll(() => opened.map(({ url }) => url)).toEqual([home, expect.stringMatching(/&trade_no=sim-trade-/)]);
  expect(paid).toHaveBeenCalledOnce();
});

test("a share comes back with 200, or with 400 and why", async () => {
  const { opened } = simulateBrowser({ returns: { in: "new-tab" } });
  openLink("share");
  await press("发送");
  openLink("share");
  await press("取消");
  await expect
    .poll(() => opened.map(({ url }) => url))
    .toEqual([answered("code=200"), answered(`code=400&err_msg=${encodeURIComponent("用户取消分享")}`)]);
});

test.each([
  ["glued", `${home}?code=200`],
  ["appended", `${home}&code=200`],
  ["proper", answered("code=200")],
] as const)("an answer that is written %s", async (answer, url) => {
  const { opened } = simulateBrowser({ returns: { answer } });
  openLink("share");
  await press("发送");
  await expect.poll(() => opened).toEqual([{ how: "push", url: new URL(url).href }]);
});

test("an answer that is not encoded", async () => {
  const { simulator, opened } = simulateBrowser({ returns: { in: "new-tab", answer: "unencoded" } });
  simulator.on("auth").reply({ code: "a/b+c=&d", state: "s" });
  openLink("thirdlogin");
  await expect.poll(() => opened).toEqual([{ how: "tab", url: answered("err_code=0&code=a/b+c=&d&state=s") }]);
});

test("an answer behind the hash of this very page loads it anew all the same", async () => {
  const { opened } = simulateBrowser({ returns: { answer: "appended" } });
  const here = `${location.href.split("#")[0] ?? ""}#/step`;
  openLink("share", { redirect_uri: here });
  await press("发送");
  await expect.poll(() => opened.map(({ how }) => how)).toEqual(["push", "reload"]);
});

test.each([
  ["新标签页", [{ how: "tab", url: answered("code=200") }]],
  ["粘连网址", [{ how: "push", url: `${home}?code=200` }]],
  ["杀页面", [{ how: "replace", url: answered("code=200") }]],
  ["失败", [{ how: "push", url: answered(`code=400&err_msg=${encodeURIComponent("失败")}`) }]],
  ["不返回", []],
] as const)("the developer's strip: %s", async (name, wanted) => {
  const { opened } = simulateBrowser();
  openLink("share");
  await press(name);
  await expect.element(sheet).not.toBeInTheDocument();
  await settled();
  expect(opened).toEqual(wanted);
});

test.each([
  ["没付款：不返回", 0, []],
  ["没付款：杀页面", 0, [{ how: "replace", url: home }]],
  ["已付款：不返回", 1, []],
  ["已付款：杀页面", 1, [{ how: "replace", url: expect.stringContaining("&trade_no=sim-trade-") as string }]],
  ["已付款：新标签页", 1, [{ how: "tab", url: expect.stringContaining("&trade_no=sim-trade-") as string }]],
] as const)("the developer's strip of a payment: %s", async (name, payments, wanted) => {
  const paid = vi.fn();
  const { opened } = simulateBrowser({ onPaid: paid });
  openLink("qpay", { imprest_code: "imp-1", redirect_uri: home });
  await press(name);
  await expect.element(sheet).not.toBeInTheDocument();
  await settled();
  expect(opened).toEqual(wanted);
  expect(paid).toHaveBeenCalledTimes(payments);
});

test("back by hand the page is in view at once; from a new tab when it is touched", async () => {
  const { states } = simulateBrowser({ returns: { in: "new-tab" } });
  openLink("share");
  await press("不返回");
  await expect.poll(() => states).toEqual(["hidden", "visible"]);
  openLink("share");
  await press("发送");
  await settled();
  expect(document.visibilityState).toBe("hidden");
  document.body.dispatchEvent(new Event("pointerdown", { bubbles: true }));
  expect(states).toEqual(["hidden", "visible", "hidden", "visible"]);
});

test("scripts come before sheets, and the first answer counts", async () => {
  const { simulator, opened } = simulateBrowser({ returns: { in: "new-tab" } });
  simulator.on("auth").fail(7, "no").malformed().twice(simulator.allow, { code: "second" });
  for (let opens = 1; opens <= 3; opens++) {
    openLink("thirdlogin", { state: "s1", redirect_uri: home });
    await expect.poll(() => opened).toHaveLength(opens);
  }
  await settled();
  expect(opened.map(({ url }) => url)).toEqual([
    answered("state=s1&err_code=7&err_msg=no"),
    home,
    expect.stringMatching(/&err_code=0&code=sim-[\w-]+&state=s1#/),
  ]);
  expect(sheet.elements()).toEqual([]);
});

test("scripted silence: the page is hidden until it is touched", async () => {
  const { simulator, opened, states } = simulateBrowser();
  simulator.on("pay").silent();
  openLink("qpay");
  await expect.poll(() => states).toEqual(["hidden"]);
  document.body.dispatchEvent(new Event("pointerdown", { bubbles: true }));
  expect(states).toEqual(["hidden", "visible"]);
  expect(opened).toEqual([]);
});

test("with an emulator the code is the platform's, and so is the payment", async () => {
  const { emulator, merchant } = simulateOn({ place: "browser", returns: { in: "new-tab" } });
  const { opened } = watchBrowser();
  openLink("thirdlogin", { app_id: "test", scope: "snsapi_userinfo", state: "s1", redirect_uri: home });
  await press("允许");
  await expect.poll(() => opened).toHaveLength(1);
  const code = /&code=([^&]+)/.exec(opened[0]?.url ?? "")?.[1] ?? "";
  const { body } = await exchange(emulator, code);
  expect(body).toMatchObject({ open_id: "sim-open-id-1" });
  openLink("qpay", { app_id: "test", imprest_code: await placed(emulator), redirect_uri: home });
  await press("确认付款 ¥36.00");
  await expect.poll(() => opened).toHaveLength(2);
  await emulator.settled();
  expect(opened[1]?.url).toBe(answered(`trade_no=${String(merchant.told[0]?.["trade_no"])}`));
});

test("a chat with the customer service answers, and what is written is text", async () => {
  simulateBrowser();
  openLink("openSessionView", { open_id: "agent-1" });
  const log = page.getByRole("log");
  await expect.element(sheet).toHaveTextContent("open_id agent-1");
  await page.getByRole("textbox", { name: "输入消息" }).fill("<b>少糖</b>");
  await press("发送");
  await expect.element(log).toHaveTextContent("<b>少糖</b>茶收到。");
});
