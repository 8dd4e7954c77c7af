import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { callBridge, quiet } from "./drive.js";
import { catchErrors, createAndroidHost, createIosHost, type CaughtErrors, type NativeHost } from "./index.js";
import { page } from "./page.js";

const hosts: [string, () => NativeHost][] = [
  ["ios", () => createIosHost({ injected: true })],
  ["android", () => createAndroidHost({ injected: "initialised" })],
  ["android2022", () => createAndroidHost({ injected: "initialised", version: "2022" })],
];

describe.each(hosts)("any native host: %s", (platform, create) => {
  let host: NativeHost;
  let caught: CaughtErrors;

  beforeEach(() => {
    caught = catchErrors();
    host = create();
  });

  afterEach(() => {
    host.dispose();
    caught.stop();
  });

  test("a call arrives, and its reply comes back", async () => {
    host.handle("auth", (call) => {
      call.reply('{"code":"C","err_code":0}');
    });
    const replies = callBridge("auth", { app_id: "a", nested: { list: [1, "two", null] } });
    expect(host.calls, "never within the page's own task").toHaveLength(0);
    await vi.waitFor(() => {
      expect(replies).toEqual(['{"code":"C","err_code":0}']);
    });
    expect(host.platform).toBe(platform);
    expect(host.calls).toHaveLength(1);
    expect(host.calls[0]).toMatchObject({
      method: "auth",
      params: { app_id: "a", nested: { list: [1, "two", null] } },
    });
    expect(caught.errors).toEqual([]);
  });

  test("an unknown method is never answered", async () => {
    const replies = callBridge("nope");
    await quiet();
    expect(replies).toEqual([]);
    expect(caught.errors).toEqual([]);
  });

  test("a reply may be late, and comes once however often it is sent", async () => {
    host.handle("pay", () => {});
    const replies = callBridge("pay");
    await quiet();
    expect(replies).toEqual([]);
    history.pushState(null, "", "#elsewhere");
    host.calls[0]?.reply("1");
    host.calls[0]?.reply("2");
    await quiet();
    host.calls[0]?.reply("3");
    await quiet();
    expect(replies).toEqual(["1"]);
    history.back();
  });

  test("it comes twice when the first one made the page's callback throw", async () => {
    host.handle("pay", (call) => {
      call.reply("1");
      call.reply("2");
      call.reply("3");
    });
    const replies: unknown[] = [];
    page.WebViewJavascriptBridge?.callHandler?.("pay", {}, (reply: unknown) => {
      if (replies.push(reply) === 1) throw new Error("of the page");
    });
    await quiet();
    expect(replies).toEqual(["1", "2"]);
    expect(caught.errors).toEqual(["Error: of the page"]);
  });

  test("five at once, answered out of order, find their callers", async () => {
    host.handle("getSession", () => {});
    const replies = [1, 2, 3, 4, 5].map((n) => callBridge("getSession", { n }));
    await vi.waitFor(() => {
      expect(host.calls).toHaveLength(5);
    });
    for (const index of [3, 0, 4, 2, 1]) host.calls[index]?.reply(`answer ${String(index + 1)}`);
    await vi.waitFor(() => {
      expect(replies).toEqual([["answer 1"], ["answer 2"], ["answer 3"], ["answer 4"], ["answer 5"]]);
    });
  });

  test.each([
    ["not ASCII", "支付失败 – ü 😀"],
    ["a backslash", "C:\\new\\table\\user"],
    ["quotes and slashes", '"a/b" </script>'],
    ["line breaks", "one\ntwo\r\n\tthree\b\f\u0001"],
    ["line separators", "a\u2028b\u2029c"],
    ["a plus and an ampersand", "1+1=2&x=y#z?"],
  ])("text with %s survives both ways, inside JSON", async (_, text) => {
    host.handle("share", (call) => {
      call.reply(JSON.stringify({ text }));
    });
    const replies = callBridge("share", { text });
    await quiet();
    expect(caught.errors).toEqual([]);
    expect(host.calls[0]?.params).toMatchObject({ text });
    expect(replies).toEqual([JSON.stringify({ text })]);
  });

  test("text that is no JSON, and none at all, arrive as they are", async () => {
    host.handle("pay", (call) => {
      call.reply((call.params as { n: number }).n === 1 ? "plain {text" : "");
    });
    const replies = [callBridge("pay", { n: 1 }), callBridge("pay", { n: 2 })];
    await quiet();
    expect(replies).toEqual([["plain {text"], [""]]);
  });

  test("a call that wants no reply gets none", async () => {
    host.handle("pay", (call) => {
      call.reply("1");
    });
    page.WebViewJavascriptBridge?.callHandler?.("pay", {});
    await quiet();
    expect(host.calls).toHaveLength(1);
    expect(caught.errors).toEqual([]);
  });

  test("after dispose nothing is left, and nothing happens", async () => {
    host.handle("pay", (call) => {
      call.reply("1");
    });
    const replies = callBridge("pay");
    host.dispose();
    await quiet();
    expect(replies).toEqual([]);
    expect(host.calls).toEqual([]);
    expect(caught.errors).toEqual([]);
    expect(document.querySelectorAll(":root > iframe")).toHaveLength(0);
    expect(page).not.toHaveProperty("WebViewJavascriptBridge");
    expect(page).not.toHaveProperty("WVJBCallbacks");
    expect(page).not.toHaveProperty("bizMessagingIframe");
  });

  test("there is one at a time", () => {
    expect(create).toThrow("dispose it first");
  });
});
