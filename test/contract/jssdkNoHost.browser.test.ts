// «Loading and readiness» where the page has brought the vendor's script, and there is no bridge: browsers, and web views
// of other apps.
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from "vitest";
import { jssdkBridge } from "../../src/bridges/jssdk.js";
import { createFakeHost } from "../../src/testing/index.js";
import { watch } from "../client/watch.js";
import {
  createAndroidHost,
  createIosHost,
  removeVendorSdk,
  runVendorSdk,
  setUserAgent,
  userAgents,
  watchFrames,
} from "../native/index.js";
import { page } from "../native/page.js";
import { vendorApi } from "../native/vendorSdk.js";
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

const unavailable = { status: "unavailable", host: null, slow: false, error: null };

function pageWithScript(name: UserAgentName): BridgeSetup {
  const restore = setUserAgent(userAgents[name]);
  runVendorSdk();
  return {
    host: scriptFake(createFakeHost()),
    createBridge: () => jssdkBridge(),
    dispose() {
      restore();
      removeVendorSdk();
      delete page.WVJBCallbacks;
    },
  };
}

let frames: string[];
let stop: () => void;

beforeEach(() => {
  frames = [];
  stop = watchFrames((url) => frames.push(url));
  vi.useFakeTimers();
});

afterEach(() => {
  stop();
});

describe.each(browsers)("a plain browser: %s", (name) => {
  const scene = sceneWith(() => pageWithScript(name));

  test("unavailable at once; the script is not asked, for it would shake hands with the network", async () => {
    const onReady = vi.spyOn(vendorApi(), "onReady");
    const { client } = scene.open();
    expect(client.getState()).toEqual(unavailable);
    await expect(client.call(post, {})).rejects.toMatchObject({ code: "unavailable", method: "post" });
    client.retry();
    await expect(client.ready()).rejects.toMatchObject({ code: "unavailable" });
    vi.advanceTimersByTime(60_000);
    expect([onReady.mock.calls, frames, scene.traces.requests]).toEqual([[], [], []]);
    expect(page, "the page's own script would take an array for a handshake that was made").not.toHaveProperty(
      "WVJBCallbacks",
    );
  });
});

describe.each(webViews)("a web view without the bridge: %s", (name) => {
  const scene = sceneWith(() => pageWithScript(name));
  const isIos = name.startsWith("i");

  test("connecting for 1.5 s, then unavailable; hands are shaken on iOS alone, once, whoever does it", async () => {
    const { client } = scene.open({ timeouts: {} });
    const call = watch(client.call(post, {}));
    await vi.advanceTimersByTimeAsync(1499);
    expect([client.getState().status, call.state]).toEqual(["connecting", "pending"]);
    await vi.advanceTimersByTimeAsync(1);
    expect(client.getState()).toEqual(unavailable);
    expect(call.state).toBe("unavailable");
    client.retry();
    await vi.advanceTimersByTimeAsync(32_000);
    expect(client.getState()).toEqual(unavailable);
    expect(frames).toEqual(isIos ? ["https://__bridge_loaded__/"] : []);
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe.each([
  ["iOS", "iosWebView", () => createIosHost()],
  ["Android 2018", "androidWebView", () => createAndroidHost()],
] as const)("a bridge that comes after the limit: %s", (_, name, start) => {
  const scene = sceneWith(() => pageWithScript(name));

  test("it is taken up: the script, which was asked in vain, is asked again, and configured once", async () => {
    const config = vi.fn<(options: object) => void>();
    Object.assign(vendorApi(), { config });
    const onReady = vi.spyOn(vendorApi(), "onReady");
    const { client } = scene.open({ bridges: [jssdkBridge({ debug: true })], timeouts: {} });
    client.getState();
    await vi.advanceTimersByTimeAsync(5000);
    expect([client.getState(), onReady.mock.calls.length]).toEqual([unavailable, 1]);
    const native = start();
    onTestFinished(native.dispose);
    const host = scriptNative(native);
    host.on("post").reply({ n: 1 });
    native.inject();
    await vi.advanceTimersByTimeAsync(100);
    expect(client.getState()).toMatchObject({ status: "ready", host: "jssdk" });
    const answer = client.call(post, {});
    await vi.waitFor(() => {
      expect(host.calls).toHaveLength(1);
    });
    await expect(answer).resolves.toEqual({ n: 1 });
    expect(config.mock.calls).toEqual([[{ debug: true }]]);
  });
});
