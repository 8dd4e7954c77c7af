import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { HostAnswer } from "../../src/bridges/bridge.js";
import { type DeepLinkBridgeOptions, type DeepLinkWindow, deepLinkBridge } from "../../src/bridges/deepLink.js";
import { webViewBridge } from "../../src/bridges/webView.js";
import { createVVChatClient } from "../../src/client/createClient.js";
import { auth } from "../../src/methods/auth.js";
import { openSessionView } from "../../src/methods/openSessionView.js";
import { createTestBridge } from "../client/testBridge.js";
import { rejection } from "../client/watch.js";
import { createPhone } from "../returns/phone.js";

const page = "https://shop.example/tea?a=1#top";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const safari = "AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1";
const webKit = "AppleWebKit/605.1.15 (KHTML, like Gecko)";
const chrome = "AppleWebKit/537.36 (KHTML, like Gecko) Chrome/129.0.0.0";
const iphone = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X)";
const android = "Mozilla/5.0 (Linux; Android 14; Pixel 8)";
const mac = "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)";

/** A page at some place: enough of a window to look at. */
function at(
  userAgent: string,
  more: { maxTouchPoints?: number; standalone?: boolean; url?: string; top?: "same" | "foreign" | null } = {},
): DeepLinkWindow {
  const { maxTouchPoints = 5, standalone = false, url = page, top = "same" } = more;
  const location = { href: url, origin: new URL(url).origin, protocol: new URL(url).protocol };
  const foreign = {
    get location(): { href: string } {
      throw new DOMException("Blocked a frame", "SecurityError");
    },
  };
  return {
    navigator: { userAgent, maxTouchPoints, standalone },
    location,
    top: top === "same" ? { location } : top === "foreign" ? foreign : null,
    document: Object.assign(new EventTarget(), { visibilityState: "visible" as const }),
  };
}

describe("where it is there", () => {
  test.each<[string, string, () => DeepLinkWindow]>([
    ["Chrome on Android", "auth pay share contact", () => at(`${android} ${chrome} Mobile Safari/537.36`)],
    ["Safari on an iPhone", "auth pay share contact", () => at(`${iphone} ${safari}`)],
    [
      "Chrome on an iPhone",
      "auth pay share contact",
      () => at(`${iphone} ${safari.replace("Version/18.0", "CriOS/129.0")}`),
    ],
    [
      "an iPad that calls itself a Macintosh",
      "auth pay share contact",
      () => at(`${mac} ${safari.replace("Mobile/15E148 ", "")}`),
    ],
    [
      "QQ's own browser",
      "auth pay share contact",
      () => at(`${android} ${chrome} MQQBrowser/12.0 Mobile Safari/537.36`),
    ],
    [
      "HarmonyOS",
      "auth pay share contact",
      () => at(`Mozilla/5.0 (Phone; OpenHarmony 5.0) ${chrome} Mobile Safari/537.36`),
    ],
    [
      "UC on an iPhone",
      "auth pay share contact",
      () => at(`${iphone} ${webKit} Mobile/22A3354 UCBrowser/16.5 Mobile AliApp(TUnionSDK/0.1)`),
    ],
    ["Quark on an iPhone", "auth pay share contact", () => at(`${iphone} ${webKit} Mobile/22A3354 Quark/7.1 Mobile`)],
    ["a frame of the same origin", "auth pay share contact", () => at(`${iphone} ${safari}`, { top: "same" })],
    [
      "an app on an Android home screen",
      "auth pay share contact",
      () => at(`${android} ${chrome} Mobile Safari/537.36`),
    ],
    // The app returns to Safari, whose storage is another: what pays or shares needs no answer there.
    ["an app on an iPhone's home screen", "pay share contact", () => at(`${iphone} ${safari}`, { standalone: true })],
  ])("%s: %s", (_, methods, make) => {
    const window = make();
    const client = createVVChatClient({ appId: "app", bridges: [deepLinkBridge({ window })] });
    vi.stubGlobal("document", { readyState: "complete" });
    vi.stubGlobal("location", window.location);
    const names = { auth: "auth", pay: "pay", share: "share", openSessionView: "contact" };
    const found = Object.entries(names).filter(([name]) => client.supports(name) === "unknown");
    expect(client.getState()).toMatchObject({ status: "ready", host: "deeplink" });
    expect(found.map(([, name]) => name).join(" ")).toBe(methods);
  });

  test.each<[string, string, () => DeepLinkWindow]>([
    ["a Mac", "phone", () => at(`${mac} ${chrome} Safari/537.36`, { maxTouchPoints: 0 })],
    [
      "a Windows laptop with a touch screen",
      "phone",
      () => at(`Mozilla/5.0 (Windows NT 10.0) ${chrome} Safari/537.36`),
    ],
    ["a page of a file", "phone", () => at(`${android} ${chrome} Mobile Safari/537.36`, { url: "file:///tea.html" })],
    ["WeChat on Android", "browser", () => at(`${android}; wv) ${chrome} Mobile Safari/537.36 MicroMessenger/8.0`)],
    ["WeChat on an iPhone", "browser", () => at(`${iphone} AppleWebKit/605.1.15 Mobile/15E148 MicroMessenger/8.0`)],
    ["QQ", "browser", () => at(`${android} ${chrome} Mobile Safari/537.36 V1_AND_SQ_9.0 QQ/9.0.0`)],
    ["Alipay", "browser", () => at(`${iphone} AppleWebKit/605.1.15 Mobile/15E148 AlipayClient/10.5`)],
    ["Taobao", "browser", () => at(`${android} ${chrome} Mobile Safari/537.36 AliApp(TB/10.30) UCBS/2.11`)],
    ["DingTalk", "browser", () => at(`${android} ${chrome} Mobile Safari/537.36 AliApp(DingTalk/7.0)`)],
    ["a frame of another origin", "browser", () => at(`${iphone} ${safari}`, { top: "foreign" })],
    ["a frame without a window above", "browser", () => at(`${iphone} ${safari}`, { top: null })],
    ["a web view that may be VVChat's", "vvchat", () => at(`${android}; wv) ${chrome} Mobile Safari/537.36`)],
  ])("not in %s: open it in/on %s", async (_, remedy, make) => {
    const window = make();
    vi.stubGlobal("document", { readyState: "complete" });
    vi.stubGlobal("location", window.location);
    const client = createVVChatClient({ appId: "app", bridges: [deepLinkBridge({ window })] });
    expect(client.explain("auth")).toMatchObject({ reason: "unavailable", remedy, route: null, leaves: false });
    expect((await rejection(client.call(auth, { scope: "s" }))).code).toBe("unavailable");
  });
});

test.each<[string, string, string, () => DeepLinkWindow]>([
  ["in WeChat", "selectSession", "vvchat", () => at(`${iphone} AppleWebKit/605.1.15 Mobile/15E148 MicroMessenger/8.0`)],
  ["on an iPhone's home screen", "auth", "browser", () => at(`${iphone} ${safari}`, { standalone: true })],
  ["on an iPhone's home screen", "getSession", "vvchat", () => at(`${iphone} ${safari}`, { standalone: true })],
  ["on a laptop", "getSession", "phone", () => at(`${mac} ${chrome} Safari/537.36`, { maxTouchPoints: 0 })],
])("%s %s: %s", (_, method, remedy, make) => {
  const window = make();
  vi.stubGlobal("document", { readyState: "complete" });
  vi.stubGlobal("location", window.location);
  const client = createVVChatClient({ appId: "app", bridges: [deepLinkBridge({ window })] });
  expect(client.explain(method)).toMatchObject({ route: null, remedy });
});

describe("in VVChat's own web view", () => {
  const inside = () => {
    const opened: string[] = [];
    const window = at(`${android}; wv) ${chrome} Mobile Safari/537.36`);
    const location = Object.defineProperty({ ...window.location }, "href", {
      get: () => page,
      set: (link: string) => opened.push(link),
    });
    vi.stubGlobal("document", { readyState: "complete" });
    vi.stubGlobal("navigator", window.navigator);
    vi.stubGlobal("location", location);
    const links = deepLinkBridge({ window: { ...window, location } });
    return { opened, links };
  };

  test("customer service is a link beside the bridge, opened at once; the rest goes by the bridge", async () => {
    const { opened, links } = inside();
    const callHandler = vi.fn();
    const webView = webViewBridge({ window: { WebViewJavascriptBridge: { callHandler } } });
    const client = createVVChatClient({ appId: "app", bridges: [webView, links] });
    expect(client.getState()).toMatchObject({ status: "ready", host: "webview" });
    await expect(client.call(openSessionView, { openId: "x" })).resolves.toEqual({ opened: true });
    expect(opened).toEqual(["qyx://openSessionView?open_id=x"]);
    expect(callHandler).not.toHaveBeenCalled();
    expect(client.explain("auth")).toMatchObject({ route: "webview", leaves: false });
  });

  test("without the bridge there is no host: links alone are none", () => {
    const { links } = inside();
    const client = createVVChatClient({ appId: "app", bridges: [links] });
    expect(client.getState()).toMatchObject({ status: "unavailable", host: null });
    expect(client.explain("openSessionView").route).toBeNull();
  });
});

test("while another host may still come up, a call may come to leave the page: a payment asks for its own tap", () => {
  const window = at(`${android} ${chrome} Mobile Safari/537.36`);
  vi.stubGlobal("document", { readyState: "complete" });
  vi.stubGlobal("navigator", window.navigator);
  vi.stubGlobal("location", window.location);
  const client = createVVChatClient({
    appId: "app",
    bridges: [createTestBridge("slow", "maybe"), deepLinkBridge({ window })],
  });
  expect(client.explain("pay")).toMatchObject({ reason: "connecting", leaves: true });
  expect(client.explain("getSession")).toMatchObject({ reason: "connecting", leaves: false });
});

describe("options that cannot work are refused at set-up", () => {
  const window = at(`${iphone} ${safari}`);
  test.each<[string, DeepLinkBridgeOptions]>([
    ["redirectUri", { window, redirectUri: "https://evil.example/cb" }],
    ["redirectUri", { window, redirectUri: "http://shop.example/cb" }],
    ["redirectUri", { window, redirectUri: "https://shop.example:8443/cb" }],
    ["redirectUri", { window, redirectUri: "/cb" }],
    ["redirectUri", { window, redirectUri: "javascript:alert(1)" }],
    ["redirectUri", { redirectUri: "cb" }],
    ["redirectUri", { window, redirectUri: "" }],
    ["downloadUrl", { downloadUrl: "javascript:alert(1)" }],
    ["downloadUrl", { downloadUrl: "vvchat" }],
    ["scheme", { scheme: "javascript" }],
    ["scheme", { scheme: "qyx://" }],
    ["scheme", { scheme: "" }],
  ])("%s: %o", (field, options) => {
    expect(() => deepLinkBridge(options)).toThrow(expect.objectContaining({ code: "invalid", field }));
  });

  test("on a server, which knows of no origin, a page of any may be named", () => {
    expect(() => deepLinkBridge({ redirectUri: "https://shop.example/cb" })).not.toThrow();
  });
});

test("the app that a link opens may be downloaded: explain says where", () => {
  const { client } = createPhone({ bridge: { downloadUrl: "https://example.com/vvchat" } }).open(page);
  expect(client.explain("auth")).toMatchObject({
    route: "deeplink",
    leaves: true,
    downloadUrl: "https://example.com/vvchat",
  });
});

test("what cannot be opened ends as failed, and the page goes on", async () => {
  const window = at(`${iphone} ${safari}`);
  const blocked = { ...window, location: { ...window.location } };
  Object.defineProperty(blocked.location, "href", {
    get: () => page,
    set() {
      throw new DOMException("The operation is insecure", "SecurityError");
    },
  });
  const answers: HostAnswer[] = [];
  expect(() => {
    deepLinkBridge({ window: blocked }).send("pay", {}, (answer) => answers.push(answer), String);
  }).toThrow("insecure");
  await vi.advanceTimersByTimeAsync(5000);
  expect(answers).toEqual([]);
});
