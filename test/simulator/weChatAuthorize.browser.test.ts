import { describe, expect, onTestFinished, test, vi } from "vitest";
import { page } from "vitest/browser";
import { codeFor } from "../emulator/weChat.js";
import { press } from "./app.js";
import { simulateOn } from "./emulated.js";
import { appId, platforms, settled, simulateWeChat, watchPage } from "./weChatPlace.js";

const home = "https://shop.example/cart?a=1&vvchat_call=c1";
const authorize = "https://open.weixin.qq.com/connect/oauth2/authorize";
const consent = page.getByRole("dialog", { name: "网页授权" });
const problem = page.getByRole("dialog", { name: "无法打开授权页面" });

type Pairs = readonly (readonly [name: string, value: string])[];

const asked: Pairs = [
  ["appid", appId],
  ["redirect_uri", home],
  ["response_type", "code"],
  ["scope", "snsapi_userinfo"],
  ["state", "Abc123"],
];

const linkOf = (pairs: Pairs, fragment = "#wechat_redirect") =>
  `${authorize}?${pairs.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join("&")}${fragment}`;

const having = (name: string, value: string): Pairs => asked.map((pair) => (pair[0] === name ? [name, value] : pair));

const silent = having("scope", "snsapi_base");

/** Leaves for WeChat's page. */
function leave(pairs: Pairs = asked, fragment?: string): void {
  location.href = linkOf(pairs, fragment);
}

/** What comes back, of the page's own address. */
const back = (url: string | undefined) => {
  expect(url?.startsWith(`${home}&`)).toBe(true);
  const { searchParams, hash } = new URL(url ?? "");
  return { code: searchParams.get("code"), state: searchParams.get("state"), hash };
};

describe.each(platforms)("on %s, without an emulator", (platform) => {
  test("who is asked allows: back with a code of theirs and the state, before #wechat_redirect", async () => {
    const { simulator, opened } = simulateWeChat(platform);
    leave();
    expect(document.visibilityState).toBe("visible");
    await expect.element(consent).toHaveTextContent("半日茶");
    expect(document.visibilityState).toBe("hidden");
    await press("换一个");
    await press("允许");
    await expect.poll(() => opened).toHaveLength(1);
    const { code, ...rest } = back(opened[0]);
    expect(rest).toEqual({ state: "Abc123", hash: "#wechat_redirect" });
    expect(simulator.userOf(code ?? "")?.name).toBe("阿岚");
    expect(simulator.calls.map(({ method, params }) => [method, params])).toEqual([
      ["auth", Object.fromEntries(asked)],
    ]);
  });

  test("snsapi_base asks nobody", async () => {
    const { simulator, opened } = simulateWeChat(platform);
    leave(silent);
    await expect.poll(() => opened).toHaveLength(1);
    expect(consent.elements()).toEqual([]);
    const { code, ...rest } = back(opened[0]);
    expect(rest).toEqual({ state: "Abc123", hash: "#wechat_redirect" });
    expect(simulator.userOf(code ?? "")?.name).toBe("小竹");
  });

  test("a refusal comes back with the state alone", async () => {
    const { opened } = simulateWeChat(platform);
    leave();
    await press("拒绝");
    await expect.poll(() => opened).toEqual([`${home}&state=Abc123#wechat_redirect`]);
  });

  test("who leaves is back on the page as it was, which is told so", async () => {
    const { opened } = simulateWeChat(platform);
    const shown = vi.fn();
    const hear = ({ persisted }: PageTransitionEvent) => {
      shown(persisted, document.visibilityState);
    };
    window.addEventListener("pageshow", hear);
    onTestFinished(() => {
      window.removeEventListener("pageshow", hear);
    });
    leave();
    await press("关闭");
    await expect.poll(() => shown.mock.calls).toEqual([[true, "visible"]]);
    expect(opened).toEqual([]);
    leave();
    await press("不返回");
    await expect.poll(() => shown.mock.calls).toHaveLength(2);
  });

  test("a page's own fragment wins over WeChat's", async () => {
    const { opened } = simulateWeChat(platform);
    leave(having("redirect_uri", `${home}#/step`));
    await press("拒绝");
    await expect.poll(() => opened).toEqual([`${home}&state=Abc123#/step`]);
  });

  test("faults: as the person would, an error with its number, nothing, half of it", async () => {
    const { simulator, opened } = simulateWeChat(platform, { faults: { auth: "succeed" } });
    leave();
    await expect.poll(() => opened).toHaveLength(1);
    expect(back(opened[0]).code).toMatch(/^sim-/);
    simulator.set({ faults: { auth: "refuse" } });
    leave();
    await expect.poll(() => opened).toHaveLength(2);
    expect(back(opened[1])).toEqual({ code: null, state: "Abc123", hash: "#wechat_redirect" });
    simulator.set({ faults: { auth: "missing" } });
    leave();
    await expect.poll(() => opened).toHaveLength(3);
    expect(opened[2]).toBe(`${home}#wechat_redirect`);
    simulator.set({ faults: { auth: "fail:10006:关注后才能授权" } });
    leave();
    await expect.element(problem).toHaveTextContent("关注后才能授权错误码：10006");
    await press("返回网页");
    await expect.element(problem).not.toBeInTheDocument();
    expect(document.visibilityState).toBe("visible");
    simulator.set({ faults: { auth: "silent" } });
    leave();
    await settled();
    expect([opened.length, document.visibilityState]).toEqual([3, "hidden"]);
    document.body.dispatchEvent(new Event("pointerdown", { bubbles: true }));
    expect(document.visibilityState).toBe("visible");
  });

  test.each<[string, Pairs, string | undefined, string]>([
    ["no appid", having("appid", ""), undefined, "appid 参数为空错误码：10012"],
    ["no redirect_uri", having("redirect_uri", ""), undefined, "redirect_uri 参数为空错误码：10011"],
    ["no scope", having("scope", ""), undefined, "scope 参数为空错误码：10010"],
    ["no state", having("state", ""), undefined, "state 参数为空错误码：10013"],
    ["no response_type", asked.filter(([name]) => name !== "response_type"), undefined, "response_type 参数为空"],
    [
      "another scope",
      having("scope", "snsapi_login"),
      undefined,
      "scope 参数错误，或没有这个 scope 的权限错误码：10005",
    ],
    ["an app's address", having("redirect_uri", "qyx://back"), undefined, "错误码：10003"],
    ["another response_type", having("response_type", "token"), undefined, "response_type 参数错误"],
    ["a state with a dash", having("state", "a-b"), undefined, "state 只能是字母和数字"],
    ["a long state", having("state", "a".repeat(129)), undefined, "state 只能是字母和数字"],
    ["another order", [...asked.slice(1), ...asked.slice(0, 1)], undefined, "参数的顺序不对"],
    ["something between", [["lang", "zh"], ...asked], undefined, "参数的顺序不对"],
    ["no fragment", asked, "", "链接末尾缺少 #wechat_redirect"],
    ["another fragment", asked, "#wechat_webview_type=1", "链接末尾缺少 #wechat_redirect"],
  ])("a link with %s is an error in WeChat", async (_, pairs, fragment, words) => {
    const { simulator, opened } = simulateWeChat(platform);
    leave(pairs, fragment);
    await expect.element(problem).toHaveTextContent(words);
    expect(document.visibilityState).toBe("hidden");
    await press("返回网页");
    expect(document.visibilityState).toBe("visible");
    expect([simulator.calls, opened]).toEqual([[], []]);
  });

  test("what follows the five is WeChat's business", async () => {
    const { opened } = simulateWeChat(platform);
    leave([...silent, ["connect_redirect", "1"]]);
    await expect.poll(() => opened).toHaveLength(1);
  });
});

describe.each(platforms)("on %s, with an emulator", (platform) => {
  const on = { place: "wechat", platform, panel: false } as const;

  test("the page goes to the emulator's page that asks, with all that it asked for", async () => {
    simulateOn(on);
    const { opened } = watchPage();
    leave();
    await expect
      .poll(() => opened)
      .toEqual([linkOf(asked).replace("https://open.weixin.qq.com", "http://127.0.0.1:4100")]);
    expect(consent.elements()).toEqual([]);
  });

  test("a link that no server can see to be wrong is an error here", async () => {
    simulateOn(on);
    const { opened } = watchPage();
    leave([...asked.slice(1), ...asked.slice(0, 1)]);
    await expect.element(problem).toHaveTextContent("参数的顺序不对");
    await press("返回网页");
    leave(asked, "");
    await expect.element(problem).toHaveTextContent("链接末尾缺少");
    await press("返回网页");
    expect(opened).toEqual([]);
  });

  test("faults: its code, without its page; where it is down, an error", async () => {
    const { emulator, network } = simulateOn({ ...on, faults: { auth: "succeed" } });
    const { opened } = watchPage();
    leave();
    await expect.poll(() => opened).toHaveLength(1);
    const { code } = back(opened[0]);
    const secret = { appid: appId, secret: "0123456789abcdef0123456789abcdef" };
    expect((await codeFor(emulator, code ?? "", secret)).body).toMatchObject({ openid: "o-wx-xiaozhu" });
    vi.spyOn(console, "error").mockImplementation(() => {});
    network.line = "down";
    leave();
    await expect.element(problem).toBeVisible();
    await press("返回网页");
  });
});

test("a simulator that goes takes its error and its consent along", async () => {
  const { simulator } = simulateWeChat("ios");
  leave(asked, "");
  await expect.element(problem).toBeVisible();
  simulator.dispose();
  await expect.element(problem).not.toBeInTheDocument();
  expect(document.visibilityState).toBe("visible");
  const other = simulateWeChat("ios");
  leave();
  await expect.element(consent).toBeVisible();
  other.simulator.dispose();
  await expect.element(consent).not.toBeInTheDocument();
  expect(document.visibilityState).toBe("visible");
});

test("in English", async () => {
  simulateWeChat("android", { locale: "en" });
  leave(having("appid", ""));
  const dialog = page.getByRole("dialog", { name: "Can't open the page" });
  await expect.element(dialog).toHaveTextContent("appid is emptyError 10012");
});
