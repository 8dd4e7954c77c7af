import { afterEach, beforeEach, expect, test } from "vitest";
import { callBridge, quiet } from "./drive.js";
import {
  catchErrors,
  createAndroidHost,
  type AndroidHostOptions,
  type CaughtErrors,
  type NativeHost,
} from "./index.js";
import { page, type BridgeReadyEvent } from "./page.js";

let host: NativeHost | undefined;
let caught: CaughtErrors;

function create(options?: AndroidHostOptions): NativeHost {
  host?.dispose();
  return (host = createAndroidHost(options));
}

/** What comes back to the page when the app replies this. */
async function roundTrip(native: NativeHost, reply: string | object | null): Promise<unknown[]> {
  native.handle("auth", (call) => {
    call.reply(reply);
  });
  const replies = callBridge("auth");
  await quiet();
  return replies;
}

beforeEach(() => {
  caught = catchErrors();
});

afterEach(() => {
  host?.dispose();
  host = undefined;
  caught.stop();
});

test("the script makes two iframes, and tells of the bridge by an event, at once", () => {
  const events: unknown[] = [];
  const listener = ({ bridge }: BridgeReadyEvent): number => events.push(bridge);
  document.addEventListener("WebViewJavascriptBridgeReady", listener);
  const native = create();
  expect(page.WebViewJavascriptBridge).toBeUndefined();
  native.inject();
  native.inject();
  document.removeEventListener("WebViewJavascriptBridgeReady", listener);
  expect(events).toEqual([page.WebViewJavascriptBridge]);
  expect(document.querySelectorAll(":root > iframe")).toHaveLength(2);
  expect(Object.keys(page.WebViewJavascriptBridge ?? {}).sort()).toEqual([
    "_fetchQueue",
    "_handleMessageFromNative",
    "callHandler",
    "init",
    "registerHandler",
    "send",
  ]);
});

test("a listener that throws is uncaught, and stops nothing", () => {
  const listener = (): void => {
    throw new Error("of the listener");
  };
  document.addEventListener("WebViewJavascriptBridgeReady", listener);
  create({ injected: "loaded" });
  document.removeEventListener("WebViewJavascriptBridgeReady", listener);
  expect(caught.errors).toEqual(["Error: of the listener"]);
  expect(typeof page.WebViewJavascriptBridge?.callHandler).toBe("function");
});

test("init throws the second time", () => {
  create({ injected: "initialised" });
  const again = (): void => page.WebViewJavascriptBridge?.init?.(() => {});
  expect(again).toThrow(new Error("WebViewJavascriptBridge.init called twice"));
  expect(again).toThrow(new Error("WebViewJavascriptBridge.init called twice"));
});

test("init without a handler throws the second time too, with another error", () => {
  create({ injected: "loaded" });
  const init = (): void => page.WebViewJavascriptBridge?.init?.();
  expect(init).not.toThrow();
  expect(init).toThrow(new TypeError("Cannot read properties of null (reading 'length')"));
});

test("calls are answered before init, and init repeats only what failed", async () => {
  const native = create({ injected: "loaded" });
  native.handle("auth", (call) => {
    call.reply("ok");
  });
  const replies = callBridge("auth");
  const failing: unknown[] = [];
  page.WebViewJavascriptBridge?.callHandler?.("auth", {}, (reply: unknown) => {
    if (failing.push(reply) === 1) throw new Error("of the page");
  });
  await quiet();
  expect([replies, failing]).toEqual([["ok"], ["ok"]]);
  page.WebViewJavascriptBridge?.init?.(() => {});
  await quiet();
  expect([replies, failing]).toEqual([["ok"], ["ok", "ok"]]);
});

test("native code sees the parameters as Java's JSON text", async () => {
  const native = create({ injected: "initialised" });
  const bridge = page.WebViewJavascriptBridge;
  const sent = [{ url: "https://a/?b=%22+c'd", n: 1 }, '{"text":true}', "plain", null, 7, undefined];
  for (const params of sent) bridge?.callHandler?.("share", params);
  await quiet();
  expect(native.calls.map(({ raw }) => raw)).toEqual([
    '{"url":"https:\\/\\/a\\/?b=%22+c\'d","n":1}',
    '{"text":true}',
    "plain",
    "null",
    "7",
    null,
  ]);
  expect(native.calls.map(({ params }) => params)).toEqual([sent[0], { text: true }, "plain", null, 7, undefined]);
});

test.each([
  ["an apostrophe", "it's", "SyntaxError: missing ) after argument list"],
  ["an encoded quote", "%22", /^SyntaxError: .* in JSON/],
  ["an encoded apostrophe", "%27", /^SyntaxError: /],
  ["JSON over several lines", '{\n"a": 1}', /^SyntaxError: Bad control character/],
])("a reply with %s is lost", async (_, reply, error) => {
  const native = create({ injected: "initialised" });
  expect(await roundTrip(native, reply)).toEqual([]);
  expect(caught.errors).toHaveLength(1);
  expect(caught.errors[0]).toMatch(error);
  expect(await roundTrip(native, '{"next":1}'), "and nothing but that reply").toEqual(['{"next":1}']);
});

test.each([
  ["%20%E4%BD%A0%2B%41", " 你+A"],
  ["%FF ü", "ÿ Ã¼"],
  ["100% %zz", "100% %zz"],
])("other percent sequences arrive decoded: %s", async (reply, decoded) => {
  expect(await roundTrip(create({ injected: "initialised" }), reply)).toEqual([decoded]);
});

test("the last version of that spring sends apostrophes, except after a backslash", async () => {
  const native = create({ injected: "initialised", escapesApostrophe: true });
  expect(await roundTrip(native, "it's ''")).toEqual(["it's ''"]);
  expect(await roundTrip(native, "\\'")).toEqual([]);
  expect(caught.errors).toHaveLength(1);
});

test("a reply is text: an object becomes its JSON, null is left out", async () => {
  const native = create({ injected: "initialised" });
  expect(await roundTrip(native, { url: "a/b" })).toEqual(['{"url":"a\\/b"}']);
  expect(await roundTrip(native, null)).toEqual([undefined]);
});

test("a cyclic parameter poisons the queue until the page is loaded again", async () => {
  const native = create({ injected: "initialised" });
  const cyclic: Record<string, unknown> = {};
  cyclic.self = cyclic;
  callBridge("auth", cyclic);
  callBridge("pay");
  await quiet();
  expect(native.calls).toEqual([]);
  expect(caught.errors).toHaveLength(2);
  expect(await roundTrip(create({ injected: "initialised" }), "ok")).toEqual(["ok"]);
});

test("the iOS handshake is nothing to this app, but it is noted", async () => {
  const native = create();
  const frame = document.createElement("iframe");
  frame.src = "https://__bridge_loaded__";
  document.body.append(frame);
  await quiet();
  expect(native.handshakes).toBe(1);
  expect(page.WebViewJavascriptBridge).toBeUndefined();
});
