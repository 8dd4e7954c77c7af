import { afterEach, describe, expect, test } from "vitest";
import { quiet } from "./drive.js";
import { catchErrors, createAndroidHost, type NativeHost } from "./index.js";
import { page } from "./page.js";

let host: NativeHost | undefined;

afterEach(() => {
  host?.dispose();
});

describe.each(["2018", "2022"] as const)("messages of the app's own, JsBridge %s", (version) => {
  test("they reach the page's handlers, and again at init whatever came before it", async () => {
    host = createAndroidHost({ injected: "loaded", version });
    const bridge = page.WebViewJavascriptBridge;
    const got: unknown[] = [];
    bridge?.registerHandler?.("hello", (data, respond) => got.push(data, typeof respond));
    bridge?._handleMessageFromNative?.('{"handlerName":"hello","data":"1","callbackId":"JAVA_CB_1"}');
    expect(got).toEqual([]);
    await quiet();
    expect(got).toEqual(["1", "function"]);
    bridge?.init?.((data) => got.push("default", data));
    await quiet();
    bridge?._handleMessageFromNative?.('{"data":"2"}');
    await quiet();
    expect(got).toEqual(["1", "function", "1", "function", "default", "2"]);
  });

  test("a handler that throws is caught, a message that is no JSON is not", async () => {
    const caught = catchErrors();
    host = createAndroidHost({ injected: "initialised", version });
    const bridge = page.WebViewJavascriptBridge;
    bridge?.registerHandler?.("hello", () => {
      throw new Error("of the handler");
    });
    bridge?._handleMessageFromNative?.('{"handlerName":"hello"}');
    bridge?._handleMessageFromNative?.('{"handlerName":"nobody"}');
    await quiet();
    expect(caught.errors).toEqual([]);
    bridge?._handleMessageFromNative?.("{");
    await quiet();
    expect(caught.errors).toHaveLength(1);
    caught.stop();
  });
});
