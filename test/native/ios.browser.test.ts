import { afterEach, beforeEach, expect, test } from "vitest";
import { callBridge, quiet, shakeHands } from "./drive.js";
import { catchErrors, createIosHost, type CaughtErrors, type NativeHost } from "./index.js";
import { page } from "./page.js";

let host: NativeHost;
let caught: CaughtErrors;

beforeEach(() => {
  caught = catchErrors();
  host = createIosHost();
});

afterEach(() => {
  host.dispose();
  caught.stop();
});

test("the handshake brings the bridge, to everyone who waits, in order", async () => {
  const bridges: unknown[] = [];
  page.WVJBCallbacks = [(bridge) => bridges.push("first", bridge)];
  shakeHands();
  expect(page.WebViewJavascriptBridge).toBeUndefined();
  page.WVJBCallbacks.push((bridge) => bridges.push("second", bridge));
  await quiet();
  expect(bridges).toEqual(["first", page.WebViewJavascriptBridge, "second", page.WebViewJavascriptBridge]);
  expect(host.handshakes).toBe(1);
  expect(page).not.toHaveProperty("WVJBCallbacks");
  expect(Object.keys(page.WebViewJavascriptBridge ?? {}).sort()).toEqual([
    "_fetchQueue",
    "_handleMessageFromObjC",
    "callHandler",
    "disableJavscriptAlertBoxSafetyTimeout",
    "registerHandler",
  ]);
});

test("those who wait may call at once", async () => {
  host.handle("auth", (call) => {
    call.reply("ok");
  });
  let replies: unknown[] = [];
  page.WVJBCallbacks = [() => (replies = callBridge("auth"))];
  shakeHands();
  await quiet();
  expect(replies).toEqual(["ok"]);
});

test("one who throws stops the rest, but the bridge is up", async () => {
  const ran: string[] = [];
  page.WVJBCallbacks = [
    () => ran.push("first"),
    () => {
      throw new Error("of the second");
    },
    () => ran.push("third"),
  ];
  shakeHands();
  await quiet();
  expect(ran).toEqual(["first"]);
  expect(caught.errors).toEqual(["Error: of the second"]);
  expect(page).not.toHaveProperty("WVJBCallbacks");
  expect(typeof page.WebViewJavascriptBridge?.callHandler).toBe("function");
});

test("without the array it throws, but the bridge is up", async () => {
  shakeHands();
  await quiet();
  expect(caught.errors).toEqual(["TypeError: Cannot read properties of undefined (reading 'length')"]);
  expect(typeof page.WebViewJavascriptBridge?.callHandler).toBe("function");
});

test("a second handshake changes nothing, and calls nobody", async () => {
  page.WVJBCallbacks = [];
  shakeHands();
  await quiet();
  const bridge = page.WebViewJavascriptBridge;
  const ran: string[] = [];
  page.WVJBCallbacks = [() => ran.push("late")];
  shakeHands();
  await quiet();
  expect(host.handshakes).toBe(2);
  expect(page.WebViewJavascriptBridge).toBe(bridge);
  expect(ran).toEqual([]);
});

test("a reply may be any JSON, and null stands for nothing", async () => {
  page.WVJBCallbacks = [];
  shakeHands();
  await quiet();
  const answers = [{ err_code: 0, list: ["it's", "%22"] }, [1], 7, true, null, undefined];
  host.handle("auth", (call) => {
    call.reply(answers[call.params as number]);
  });
  const replies = answers.map((_, index) => callBridge("auth", index));
  await quiet();
  expect(replies.flat()).toEqual([{ err_code: 0, list: ["it's", "%22"] }, [1], 7, true, null, null]);
});

test("apostrophes, percent sequences and line breaks in a reply all arrive", async () => {
  page.WVJBCallbacks = [];
  shakeHands();
  await quiet();
  const texts = ["it's \\' \\\\'", "%22%27%0A%E4%BD%A0", '{\n  "a": 1\n}', '\\"', "\u2028"];
  host.handle("auth", (call) => {
    call.reply(texts[call.params as number]);
  });
  const replies = texts.map((_, index) => callBridge("auth", index));
  await quiet();
  expect(replies.flat()).toEqual(texts);
  expect(caught.errors).toEqual([]);
});

test("parameters: what is left out, null, and a callback in their place", async () => {
  page.WVJBCallbacks = [];
  shakeHands();
  await quiet();
  const bridge = page.WebViewJavascriptBridge;
  bridge?.callHandler?.("a");
  bridge?.callHandler?.("b", null);
  bridge?.callHandler?.("c", () => {});
  await quiet();
  expect(host.calls.map(({ params, raw }) => [params, raw])).toEqual([
    [undefined, null],
    [null, "null"],
    [null, "null"],
  ]);
});

test("a cyclic parameter poisons the queue until the page is loaded again", async () => {
  page.WVJBCallbacks = [];
  shakeHands();
  await quiet();
  const cyclic: Record<string, unknown> = {};
  cyclic.self = cyclic;
  callBridge("auth", cyclic);
  callBridge("pay");
  await quiet();
  callBridge("share");
  await quiet();
  expect(host.calls).toEqual([]);
  expect(caught.errors).toHaveLength(3);
  expect(caught.errors.every((error) => error.startsWith("TypeError: Converting circular"))).toBe(true);

  host.dispose();
  host = createIosHost({ injected: true });
  callBridge("share");
  await quiet();
  expect(host.calls).toHaveLength(1);
});

test("the app's messages reach the page's handlers", async () => {
  page.WVJBCallbacks = [];
  shakeHands();
  await quiet();
  const bridge = page.WebViewJavascriptBridge;
  const got: unknown[] = [];
  bridge?.registerHandler?.("hello", (data, respond) => got.push(data, typeof respond));
  bridge?._handleMessageFromObjC?.('{"handlerName":"hello","data":{"a":1},"callbackId":"objc_cb_1"}');
  bridge?._handleMessageFromObjC?.('{"handlerName":"nobody"}');
  bridge?._handleMessageFromObjC?.('{"responseId":"cb_unknown","responseData":1}');
  expect(got).toEqual([]);
  await quiet();
  expect(got).toEqual([{ a: 1 }, "function"]);
  expect(caught.errors).toEqual([]);
});
