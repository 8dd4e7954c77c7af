// Where WeChat is, what works there, and what the client says of the rest.
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { auth, getSession, openSessionView, pay, selectSession, share } from "../../src/index.js";
import { weChatBridge } from "../../src/wechat/index.js";
import { rejection } from "../client/watch.js";
import { inWeChat, userAgents } from "./inWeChat.js";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe("WeChat is there", () => {
  test.each(["android", "ios"] as const)("on %s, at once, also before its bridge", (phone) => {
    const { client } = inWeChat({ userAgent: userAgents[phone], ready: false });
    expect(client.getState()).toEqual({ status: "ready", host: "wechat", slow: false, error: null });
    expect(["auth", "pay", "share", "scanQRCode"].map(client.supports)).toEqual(["yes", "yes", "yes", "unknown"]);
    expect(client.explain("auth")).toMatchObject({ route: "wechat", leaves: true });
    expect(client.explain("pay")).toMatchObject({ route: "wechat", leaves: false });
  });

  test("not in WeCom, though it says so", () => {
    const { client } = inWeChat({ userAgent: userAgents.weCom });
    expect(client.explain("auth")).toMatchObject({ route: null, reason: "unavailable", remedy: "browser" });
  });

  test("not where nothing says so", () => {
    const { client } = inWeChat({ userAgent: "Mozilla/5.0 (Linux; Android 14) Chrome/129.0.0.0 Mobile Safari/537.36" });
    expect(client.getState().host).toBe("deeplink");
  });
});

describe("what VVChat alone has", () => {
  test.each([
    [getSession, "vvchat"],
    [selectSession, "vvchat"],
  ] as const)("is unsupported, and the page says where it works: %#", async (method, remedy) => {
    const { client, native } = inWeChat();
    expect(client.explain(method.name)).toMatchObject({ support: "no", reason: "unsupported", remedy });
    expect((await rejection(client.call(method))).code).toBe("unsupported");
    expect(native.invoked).toEqual([]);
  });

  test("a chat with a customer service is a link: in the phone's browser", async () => {
    const { client } = inWeChat();
    expect(client.explain("openSessionView")).toMatchObject({ reason: "unsupported", remedy: "browser" });
    expect((await rejection(client.call(openSessionView, { openId: "o1" }))).code).toBe("unsupported");
  });

  test("a consent to messages into a chat is no scope of WeChat's", async () => {
    const { client, phone } = inWeChat();
    const error = await rejection(client.call(auth, { scope: "sessionapi_sendmsg:s1:1" }));
    expect(error.code).toBe("invalid");
    expect(phone.opened).toEqual([]);
  });
});

test("in a mini program nobody pays or shares, and all else works", () => {
  const { client } = inWeChat({ miniProgram: true });
  expect(["auth", "pay", "share", "scanQRCode"].map(client.supports)).toEqual(["yes", "no", "no", "unknown"]);
  expect(client.explain("pay").remedy).toBe("vvchat");
});

describe("the kit's texts", () => {
  test("say WeChat where it is WeChat that is meant", () => {
    const { words } = weChatBridge({ appId: "wx1" });
    expect(words?.("用 VVChat 登录", "auth.idle")).toBe("用微信登录");
    expect(words?.("VVChat 没有回应。", "error.timeout")).toBe("微信没有回应。");
    expect(words?.("Sign in with VVChat", "auth.idle")).toBe("Sign in with WeChat");
    expect(words?.("请在 VVChat 里完成付款。", "pay.note.paying")).toBe("请在微信支付里完成付款。");
    expect(words?.("VVChat says paid.", "pay.note.unconfirmed")).toBe("WeChat Pay says paid.");
    expect(words?.("Choose a chat in VVChat.", "share.note.pending")).toBe("");
  });

  test("and VVChat where that is meant", () => {
    const { words } = weChatBridge({ appId: "wx1" });
    for (const key of ["error.unavailable", "gate.phone", "picker.unavailable", "contact.note.handedOff"]) {
      expect(words?.("请在 VVChat 里打开本页。", key)).toBe("请在 VVChat 里打开本页。");
    }
  });

  test("are VVChat's outside WeChat", () => {
    expect(inWeChat().client.words()).toBeDefined();
    expect(inWeChat({ userAgent: userAgents.weCom }).client.words()).toBeUndefined();
  });
});

test("a bridge is made without a browser, and wants the account's app id", () => {
  expect(() => weChatBridge({ appId: "wx1" })).not.toThrow();
  expect(() => weChatBridge({ appId: "" })).toThrow(/"appId" must be/);
});

test("what needs no host of WeChat's is asked of none: a share outside of it", async () => {
  const { client } = inWeChat({ userAgent: userAgents.weCom });
  expect((await rejection(client.call(share, { title: "T", url: "https://shop.example/" }))).code).toBe("unavailable");
  expect((await rejection(client.call(pay, { imprestCode: "I" }))).code).toBe("unavailable");
});
