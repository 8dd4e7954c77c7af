import { afterEach, beforeEach, expect, test } from "vitest";
import { callBridge, quiet } from "./drive.js";
import {
  catchErrors,
  createAndroidHost,
  type AndroidHostOptions,
  type CaughtErrors,
  type NativeHost,
} from "./index.js";
import { page } from "./page.js";

let host: NativeHost | undefined;
let caught: CaughtErrors;

function create(injected: AndroidHostOptions["injected"] = false): NativeHost {
  host = createAndroidHost({ version: "2022", injected });
  host.handle("auth", (call) => {
    call.reply(JSON.stringify(call.params));
  });
  return host;
}

beforeEach(() => {
  caught = catchErrors();
});

afterEach(() => {
  host?.dispose();
  caught.stop();
});

test("an early object has the app's methods, but no callHandler", () => {
  create();
  expect(Object.keys(page.WebViewJavascriptBridge ?? {}).sort()).toEqual(["auth", "response", "send"]);
});

test("the script fills that object, calls who waits, then fires the event", () => {
  const native = create();
  const bridge = page.WebViewJavascriptBridge;
  const order: unknown[] = [];
  const listener = (): number => order.push("event");
  document.addEventListener("WebViewJavascriptBridgeReady", listener);
  page.WVJBCallbacks = [(given) => order.push("callback", given)];
  native.inject();
  document.removeEventListener("WebViewJavascriptBridgeReady", listener);
  expect(order).toEqual(["callback", bridge, "event"]);
  expect(page.WVJBCallbacks).toEqual([]);
  expect(page.WebViewJavascriptBridge).toBe(bridge);
  expect(typeof bridge?.callHandler).toBe("function");
  expect(bridge).not.toHaveProperty("_fetchQueue");
  expect(document.querySelectorAll(":root > iframe")).toHaveLength(0);
});

test("one who throws keeps the rest and the event from happening", () => {
  const native = create();
  const ran: string[] = [];
  const listener = (): number => ran.push("event");
  document.addEventListener("WebViewJavascriptBridgeReady", listener);
  page.WVJBCallbacks = [
    () => {
      throw new Error("of the first");
    },
    () => ran.push("second"),
  ];
  native.inject();
  document.removeEventListener("WebViewJavascriptBridgeReady", listener);
  expect(ran).toEqual([]);
  expect(caught.errors).toEqual(["Error: of the first"]);
  expect(typeof page.WebViewJavascriptBridge?.callHandler).toBe("function");
});

test("init makes the iframes, and throws the second time", () => {
  create("loaded");
  const init = (): void => page.WebViewJavascriptBridge?.init?.(() => {});
  init();
  expect(page.WebViewJavascriptBridge?.inited).toBe(true);
  expect(document.querySelectorAll(":root > iframe")).toHaveLength(2);
  expect(page.bizMessagingIframe).toBeInstanceOf(HTMLIFrameElement);
  expect(init).toThrow(new Error("WebViewJavascriptBridge.init called twice"));
});

test("before init callHandler throws, yet the call has gone, and is answered", async () => {
  const native = create("loaded");
  const replies: unknown[] = [];
  expect(() => {
    page.WebViewJavascriptBridge?.callHandler?.("auth", {}, (reply: unknown) => replies.push(reply));
  }).toThrow(new TypeError("Cannot set properties of undefined (setting 'src')"));
  await quiet();
  expect(native.calls).toHaveLength(1);
  expect(replies).toHaveLength(1);
});

test("a script that comes again before init starts over, after init it does nothing", async () => {
  const native = create("loaded");
  const first = page.WebViewJavascriptBridge?.callHandler;
  native.inject();
  const second = page.WebViewJavascriptBridge?.callHandler;
  expect(second).not.toBe(first);
  page.WebViewJavascriptBridge?.init?.(() => {});
  native.inject();
  expect(page.WebViewJavascriptBridge?.callHandler).toBe(second);
  const replies = callBridge("auth");
  await quiet();
  expect(replies).toHaveLength(1);
});

test("the page's own options get the callback's id", async () => {
  create("initialised");
  const options = { app_id: "a" };
  const frozen = Object.freeze({ app_id: "b" });
  const replies = [callBridge("auth", options), callBridge("auth", frozen), callBridge("auth", "text")];
  await quiet();
  expect(options).toEqual({ app_id: "a", callbackId: expect.stringMatching(/^cb_1_\d+$/) as string });
  expect(replies).toEqual([[JSON.stringify(options)], ['{"app_id":"b"}'], ['"text"']]);
});

test("null as options, or a callback in their place, throws", () => {
  create("initialised");
  const { callHandler } = page.WebViewJavascriptBridge ?? {};
  const error = new TypeError("Cannot set properties of null (setting 'callbackId')");
  expect(() => callHandler?.("auth", null, () => {})).toThrow(error);
  expect(() => callHandler?.("auth", () => {})).toThrow(error);
  expect(() => callHandler?.("auth", null)).not.toThrow();
});

test("a native method may answer at once, and then only once", async () => {
  create("initialised");
  const ids: string[] = [];
  if (page.WebViewJavascriptBridge) {
    page.WebViewJavascriptBridge.sync = (text: string, id: string) => {
      ids.push(id);
      return `sync ${text}`;
    };
  }
  const replies = callBridge("sync", []);
  expect(replies).toEqual(["sync []"]);
  const json = JSON.stringify({ responseId: ids[0], responseData: "again" });
  page.WebViewJavascriptBridge?._handleMessageFromNative?.(json);
  await quiet();
  expect(replies).toHaveLength(1);
});

test("a cyclic parameter throws at once, and poisons nothing", async () => {
  create("initialised");
  const cyclic: Record<string, unknown> = {};
  cyclic.self = cyclic;
  expect(() => callBridge("auth", cyclic)).toThrow(TypeError);
  const replies = callBridge("auth");
  await quiet();
  expect(replies).toHaveLength(1);
});

test.each([
  ["it's <a> & b=c", "it's <a> & b=c"],
  ['{\n"a": 1}', '{\n"a": 1}'],
  ["%20%27", " '"],
  ["%22", undefined],
  ["%0A", undefined],
  ["%5C", undefined],
])("a reply of %s arrives as %s", async (reply, expected) => {
  const native = create("initialised");
  native.handle("pay", (call) => {
    call.reply(reply);
  });
  const replies = callBridge("pay");
  await quiet();
  expect(replies).toEqual(expected === undefined ? [] : [expected]);
  expect(caught.errors).toHaveLength(expected === undefined ? 1 : 0);
});

test("a reply is text: an object becomes its JSON, null too", async () => {
  const native = create("initialised");
  native.handle("pay", (call) => {
    call.reply({ url: "a/b" });
  });
  native.handle("share", (call) => {
    call.reply(null);
  });
  const replies = [callBridge("pay"), callBridge("share")];
  await quiet();
  expect(replies).toEqual([['{"url":"a/b"}'], ["null"]]);
});
