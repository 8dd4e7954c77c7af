// The rows of «Loading and readiness» that are about the vendor's script: that the emulation shows them.
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { valueOf } from "./evaluate.js";
import { createAndroidHost, createIosHost, quiet, watchFrames } from "./index.js";
import { page } from "./page.js";
import { callVendor, initialised, registered, vendorScene } from "./vendorScene.js";
import { vendorApi, vendorPage, vendorSdk } from "./vendorSdk.js";

const scene = vendorScene();

describe("the script", () => {
  test("has onReady, config, onError and call, and no ready", () => {
    scene.runIn();
    expect(Object.keys(vendorApi()).sort()).toEqual(["call", "config", "onError", "onReady"]);
  });

  test("replaces window.vvchat and window.config, and adds four names, one of them when it is asked", () => {
    const mine = { of: "the page" };
    Object.assign(window, { vvchat: mine, config: mine });
    const before = new Set(Object.getOwnPropertyNames(window));
    scene.runIn();
    registered();
    expect([vendorPage.vvchat, vendorPage.config]).not.toContain(mine);
    const added = Object.getOwnPropertyNames(window).filter((name) => !before.has(name) && Number.isNaN(Number(name)));
    expect(added.sort()).toEqual([
      "QJSBridge",
      "WVJBCallbacks",
      "connectWebViewJavascriptBridge",
      "setupWebViewJavascriptBridge",
    ]);
  });

  test("throws as a module", async () => {
    const url = URL.createObjectURL(new Blob([vendorSdk], { type: "text/javascript" }));
    onTestFinished(() => {
      URL.revokeObjectURL(url);
    });
    await expect(import(/* @vite-ignore */ url)).rejects.toThrow(TypeError);
    expect(window).not.toHaveProperty("vvchat");
  });

  test("throws as CommonJS", () => {
    // As a bundler wraps it, and as Node does: "this" is what the module exports.
    const run = valueOf(`(function (module, exports) {${vendorSdk}\n})`) as (...args: object[]) => void;
    const module = { exports: {} };
    expect(() => {
      run.call(module.exports, module, module.exports);
    }).toThrow(TypeError);
    expect(window).not.toHaveProperty("vvchat");
  });

  test("config overwrites itself with what it is given: a second call throws", () => {
    scene.runIn();
    const configure = (): void => {
      const { vvchat } = vendorPage;
      (vvchat?.config as (options: object) => void)({ debug: true });
    };
    configure();
    expect(vendorApi().config).toEqual({ debug: true });
    expect(configure).toThrow(TypeError);
  });

  test("onError is stored, and never called", async () => {
    scene.runIn(initialised());
    const failed = vi.fn<(reply: unknown) => void>();
    vendorApi().onError(failed);
    registered();
    scene.native?.handle("post", ({ reply }) => {
      reply('{"err_code":400}');
      reply("{");
    });
    callVendor();
    await quiet();
    expect(failed).not.toHaveBeenCalled();
  });
});

describe("readiness", () => {
  test("iOS: by its own handshake, once", async () => {
    scene.runIn(createIosHost());
    const { times } = registered();
    expect(times).toEqual([]);
    await quiet();
    expect([times, scene.native?.handshakes, scene.errors]).toEqual([["ready"], 1, []]);
  });

  test("iOS, two before the bridge: both", async () => {
    scene.runIn(createIosHost());
    const both = [registered(), registered()];
    await quiet();
    expect([both.map(({ times }) => times), scene.native?.handshakes]).toEqual([[["ready"], ["ready"]], 1]);
  });

  test("iOS, the bridge up already: it comes, then the call throws", () => {
    scene.runIn(createIosHost({ injected: true }));
    expect(registered()).toEqual({ times: ["ready"], threw: "TypeError: bridge.init is not a function" });
  });

  test("iOS, another entry of WVJBCallbacks throws: it never comes, though the bridge is there", async () => {
    scene.runIn(createIosHost());
    const { times } = registered();
    page.WVJBCallbacks?.unshift(() => {
      throw new Error("of the page");
    });
    await quiet();
    expect([times, typeof page.WebViewJavascriptBridge?.callHandler]).toEqual([[], "function"]);
  });

  test.each(["2018", "2022"] as const)("Android %s, the bridge up, not initialised: it comes twice", (version) => {
    scene.runIn(createAndroidHost({ injected: "loaded", version }));
    expect(registered()).toEqual({ times: ["ready", "ready"], threw: undefined });
  });

  test("Android, so that a pay in it reaches the app twice", async () => {
    scene.runIn(createAndroidHost({ injected: "loaded" }));
    vendorApi().onReady(() => void callVendor("pay"));
    await quiet();
    expect(scene.native?.calls.map(({ method }) => method)).toEqual(["pay", "pay"]);
  });

  test.each(["2018", "2022"] as const)("Android %s, init called by the page: it comes, then throws", (version) => {
    scene.runIn(createAndroidHost({ injected: "initialised", version }));
    expect(registered()).toEqual({ times: ["ready"], threw: "Error: WebViewJavascriptBridge.init called twice" });
  });

  test("Android, two before the bridge: the second throws, uncaught, and never comes", async () => {
    scene.runIn(createAndroidHost());
    const [first, second] = [registered(), registered()];
    scene.native?.inject();
    await quiet();
    expect([first.times, second.times]).toEqual([["ready"], []]);
    expect(scene.errors).toEqual(["Error: WebViewJavascriptBridge.init called twice"]);
  });

  test("Android 2022, the early object without callHandler: it comes, though nothing can be called", () => {
    scene.runIn(createAndroidHost({ version: "2022" }));
    expect(registered()).toEqual({ times: ["ready"], threw: "TypeError: bridge.init is not a function" });
    expect(callVendor).toThrow(TypeError);
  });

  test("a plain browser: it never comes, and a frame goes out to the network", async () => {
    scene.runIn();
    const frames: string[] = [];
    const stop = watchFrames((url) => frames.push(url));
    const { times } = registered();
    await quiet();
    stop();
    expect([times, frames]).toEqual([[], ["https://__bridge_loaded__/"]]);
  });
});
