// «Loading and readiness» where there is no bridge, or none yet: browsers, and web views of other apps.
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { webViewBridge } from "../../src/bridges/webView.js";
import { createFakeHost, type FakeHost } from "../../src/testing/index.js";
import { watch } from "../client/watch.js";
import {
  createAndroidHost,
  createIosHost,
  type NativeHost,
  setUserAgent,
  userAgents,
  watchFrames,
} from "../native/index.js";
import { page } from "../native/page.js";
import { scriptFake, scriptNative } from "./hosts.js";
import { post } from "./methods.js";
import { sceneWith } from "./scene.js";
import type { BridgeSetup } from "./setup.js";

type UserAgentName = keyof typeof userAgents;

// And another app, which is known to be one.
const browsers: UserAgentName[] = [
  "desktopChrome",
  "desktopSafari",
  "androidChrome",
  "iosSafari",
  "iosWeChat",
  "androidWeChat",
];
const webViews: UserAgentName[] = ["iosWebView", "ipadWebView", "androidWebView"];
const iosWebViews: UserAgentName[] = ["iosWebView", "ipadWebView"];

const unavailable = { status: "unavailable", host: null, slow: false, error: null };

/** A page without a host. The fake one is there to be installed later. */
function emptyPage(userAgent: string, fake: FakeHost): BridgeSetup {
  const restore = setUserAgent(userAgent);
  return {
    host: scriptFake(fake),
    createBridge: () => webViewBridge(),
    dispose() {
      restore();
      delete page.WVJBCallbacks;
    },
  };
}

describe.each(browsers)("a plain browser: %s", (name) => {
  let fake: FakeHost;
  const scene = sceneWith(() => emptyPage(userAgents[name], (fake = createFakeHost())));

  test("unavailable at once; no handshake, no request; nothing is left but a listener", async () => {
    vi.useFakeTimers();
    const { client } = scene.open();
    expect(client.getState()).toEqual(unavailable);
    await expect(client.call(post, {})).rejects.toMatchObject({ code: "unavailable", method: "post" });
    client.retry();
    await expect(client.ready()).rejects.toMatchObject({ code: "unavailable" });
    expect(vi.getTimerCount(), "and nothing to come").toBe(0);
    expect(scene.traces.elements).toEqual([]);
    expect(scene.traces.requests).toEqual([]);
    expect(scene.traces.globals).toEqual([]);
    expect(scene.traces.listeners).toEqual(["document: WebViewJavascriptBridgeReady"]);
  });

  test("a bridge that appears later is taken up, and calls work", async () => {
    const { client } = scene.open();
    const states: string[] = [];
    client.subscribe(() => states.push(client.getState().status));
    expect(client.getState().status).toBe("unavailable");
    const uninstall = fake.install();
    expect(client.getState()).toEqual({ ...unavailable, status: "ready", host: "webview" });
    expect(states).toEqual(["ready"]);
    scene.host.on("post").reply({ n: 1 });
    await expect(client.call(post, {})).resolves.toEqual({ n: 1 });
    uninstall();
    await expect(client.call(post, {}), "and when it has gone again").rejects.toMatchObject({ code: "failed" });
  });
});

describe("an app that calls itself a plain browser", () => {
  const scene = sceneWith(() => emptyPage(userAgents.androidChrome, createFakeHost()));
  let native: NativeHost | undefined;

  afterEach(() => {
    native?.dispose();
  });

  test.each(["2018", "2022"] as const)("JsBridge %s is taken up by its event", async (version) => {
    native = createAndroidHost({ version });
    scriptNative(native).on("post").reply({ n: 1 });
    const { client } = scene.open();
    expect(client.getState().status).toBe("unavailable");
    native.inject();
    await Promise.resolve();
    expect(client.getState().status).toBe("ready");
    await expect(client.call(post, {})).resolves.toEqual({ n: 1 });
  });

  test("the page's own script still shakes hands: an array without a handshake would keep it from doing so", () => {
    scene.open().client.getState();
    expect(page).not.toHaveProperty("WVJBCallbacks");
  });

  test("where the page's own script has begun to shake hands, ours is told as well", () => {
    const seen: string[] = [];
    page.WVJBCallbacks = [() => seen.push(client.getState().status)];
    const { client } = scene.open();
    expect(client.getState().status).toBe("unavailable");
    native = createIosHost({ injected: true });
    for (const callback of page.WVJBCallbacks) callback(page.WebViewJavascriptBridge);
    expect(seen).toEqual(["ready"]);
  });
});

describe.each(webViews)("a web view without the bridge: %s", (name) => {
  let fake: FakeHost;
  const scene = sceneWith(() => emptyPage(userAgents[name], (fake = createFakeHost())));
  const isIos = iosWebViews.includes(name);
  let urls: string[];
  let stop: () => void;

  beforeEach(() => {
    urls = [];
    stop = watchFrames((url) => urls.push(url));
    vi.useFakeTimers();
  });

  afterEach(() => {
    stop();
  });

  test("connecting until 1.5 s after load, then unavailable, and so are the calls made meanwhile", async () => {
    const readyState = vi.spyOn(document, "readyState", "get").mockReturnValue("loading");
    const { client } = scene.open({ timeouts: {} });
    expect(client.getState()).toEqual({ status: "connecting", host: null, slow: false, error: null });
    const early = watch(client.call(post, { n: 1 }));
    vi.advanceTimersByTime(60_000);
    expect(client.getState()).toMatchObject({ status: "connecting", slow: true });
    readyState.mockReturnValue("complete");
    window.dispatchEvent(new Event("load"));
    const late = watch(client.call(post, { n: 2 }));
    await vi.advanceTimersByTimeAsync(1499);
    expect([client.getState().status, early.state, late.state]).toEqual(["connecting", "pending", "pending"]);
    await vi.advanceTimersByTimeAsync(1);
    expect(client.getState()).toEqual(unavailable);
    expect([early.state, late.state]).toEqual(["unavailable", "unavailable"]);
  });

  test("on a page that has loaded, 1.5 s after the first use; hands are shaken on iOS alone, once", async () => {
    const { client } = scene.open({ timeouts: {} });
    client.getState();
    vi.advanceTimersByTime(1499);
    expect(client.getState().status).toBe("connecting");
    await vi.advanceTimersByTimeAsync(1);
    expect(client.getState()).toEqual(unavailable);
    client.retry();
    expect(client.getState().status).toBe("connecting");
    vi.advanceTimersByTime(60_000);
    expect(client.getState()).toEqual(unavailable);
    expect(vi.getTimerCount()).toBe(0);
    expect(urls).toEqual(isIos ? ["https://__bridge_loaded__/"] : []);
    expect(scene.traces.elements.filter((element) => element.isConnected)).toEqual([]);
    expect(scene.traces.requests).toEqual([]);
  });

  test("a bridge that comes after the limit is taken up", async () => {
    const { client } = scene.open({ timeouts: {} });
    client.getState();
    vi.advanceTimersByTime(5000);
    expect(client.getState()).toEqual(unavailable);
    scene.host.on("post").reply({ n: 1 });
    const uninstall = fake.install();
    expect(client.getState().status).toBe("ready");
    await expect(client.call(post, {})).resolves.toEqual({ n: 1 });
    uninstall();
  });

  if (!isIos) return;

  test("a bridge that comes after the limit, and that nobody tells of, is found", () => {
    const { client } = scene.open({ timeouts: {} });
    client.getState();
    vi.advanceTimersByTime(5000);
    const native = createIosHost({ injected: true });
    vi.advanceTimersByTime(100);
    expect(client.getState().status).toBe("ready");
    expect(vi.getTimerCount()).toBe(0);
    native.dispose();
  });
});
