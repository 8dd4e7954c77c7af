// «Loading and readiness» through the vendor's script: in what order the app's bridge, the script, the page and the kit
// come, and what the script does then.
import { describe, expect, onTestFinished, test } from "vitest";
import { jssdkBridge } from "../../src/bridges/jssdk.js";
import type { VVChatClient } from "../../src/client/createClient.js";
import { pay } from "../../src/methods/pay.js";
import { createAndroidHost, createIosHost, type NativeHost, quiet, userAgents } from "../native/index.js";
import { page } from "../native/page.js";
import { registered } from "../native/vendorScene.js";
import { withVendorSdk } from "./hosts.js";
import { post } from "./methods.js";
import { before } from "./pageTraces.js";
import { type Scene, sceneWith } from "./scene.js";

const { iosWebView, androidWebView } = userAgents;

async function expectAnswered(scene: Scene, client: VVChatClient = scene.open().client): Promise<void> {
  scene.host.on("post").reply({ n: 1 });
  await expect(client.call(post, {})).resolves.toEqual({ n: 1 });
}

function fail(): never {
  throw new Error("of the page");
}

describe.each([
  ["iOS, the bridge up: ready comes, then throws", () => createIosHost({ injected: true }), iosWebView],
  ["Android 2018, not initialised: ready comes twice", () => createAndroidHost({ injected: "loaded" }), androidWebView],
  [
    "Android 2022, not initialised: ready comes twice",
    () => createAndroidHost({ injected: "loaded", version: "2022" }),
    androidWebView,
  ],
  [
    "Android 2018, initialised: ready comes, then throws",
    () => createAndroidHost({ injected: "initialised" }),
    androidWebView,
  ],
] as const)("%s", (_, start, userAgent) => {
  const scene = sceneWith(() => withVendorSdk(start(), userAgent));

  test("what waited for it reaches the app once, and nobody hears of the error", async () => {
    scene.host.on("pay").reply({ trade_no: "T1" });
    const { client, events } = scene.open();
    await expect(client.call(pay, { imprestCode: "I1" })).resolves.toEqual({ tradeNo: "T1" });
    await quiet();
    expect(scene.host.calls).toEqual([{ method: "pay", params: { app_id: "qyxd", imprest_code: "I1" } }]);
    expect(events.map(({ type }) => type)).toEqual(["start", "sent", "end"]);
    await expectAnswered(scene);
  });
});

describe.each([
  ["iOS", () => createIosHost({ injected: true }), iosWebView],
  ["Android 2018", () => createAndroidHost({ injected: "loaded" }), androidWebView],
] as const)("the app's bridge is up: %s", (_, start, userAgent) => {
  let native: NativeHost;
  const scene = sceneWith(() => withVendorSdk((native = start()), userAgent));

  test("no handshake is made, and no array is left on the page", async () => {
    await scene.open().client.ready();
    await quiet();
    expect([native.handshakes, "WVJBCallbacks" in page]).toEqual([0, false]);
  });
});

describe.each([
  ["iOS", () => createIosHost(), iosWebView],
  ["Android 2018", () => createAndroidHost(), androidWebView],
] as const)("two onReady before the bridge, one of them the page's: %s", (_, start, userAgent) => {
  let native: NativeHost;
  const scene = sceneWith(() => withVendorSdk((native = start()), userAgent));

  test.each([
    ["first", true],
    ["second", false],
  ])("the page's %s: it is called once, ours get through, nothing throws", async (_order, first) => {
    let own = first ? registered() : undefined;
    const clients = [scene.open().client, scene.open().client];
    for (const client of clients) client.getState();
    own ??= registered();
    native.inject();
    for (const client of clients) await expectAnswered(scene, client);
    await quiet();
    expect(own).toEqual({ times: ["ready"], threw: undefined });
  });
});

describe("Android 2022, the early object without callHandler", () => {
  let native: NativeHost;
  const scene = sceneWith(() => withVendorSdk((native = createAndroidHost({ version: "2022" })), androidWebView));

  test("the script would say that it is ready: nothing is sent until it is", async () => {
    scene.host.on("post").reply({ n: 1 });
    const { client } = scene.open({ bridges: [jssdkBridge()] });
    const waiting = client.call(post, {});
    document.dispatchEvent(new Event("WebViewJavascriptBridgeReady"));
    await quiet();
    expect([client.getState().status, native.calls]).toEqual(["connecting", []]);
    native.inject();
    await expect(waiting).resolves.toEqual({ n: 1 });
    expect(native.calls).toHaveLength(1);
  });

  test("an entry of WVJBCallbacks that throws keeps its event from happening: the bridge is found all the same", async () => {
    const { client } = scene.open();
    client.getState();
    (page.WVJBCallbacks ??= []).push(fail);
    native.inject();
    await expectAnswered(scene, client);
    expect(scene.errors).toEqual(["Error: of the page"]);
  });
});

describe("the iOS handshake", () => {
  let native: NativeHost;
  const scene = sceneWith(() => withVendorSdk((native = createIosHost()), iosWebView));

  test("the array is there before the frame: without one the library throws", async () => {
    const arrays: boolean[] = [];
    const note = (nodes: unknown[]): void => {
      if (nodes[0] instanceof HTMLIFrameElement) arrays.push(Array.isArray(page.WVJBCallbacks));
    };
    for (const name of ["append", "appendChild"] as const) onTestFinished(before(document.documentElement, name, note));
    const clients = [scene.open().client, scene.open().client];
    for (const client of clients) client.getState();
    expect(arrays).toEqual([true]);
    for (const client of clients) await client.ready();
    await quiet();
    expect(native.handshakes, "once, for the two of them and the script").toBe(1);
    await expectAnswered(scene);
  });

  test.each([
    ["was there first", "first"],
    ["came after ours", "after"],
    ["pushed itself before ours", "before"],
  ] as const)("another entry in WVJBCallbacks throws, and it %s: ready all the same", async (_, place) => {
    if (place === "first") page.WVJBCallbacks = [fail];
    const { client, events } = scene.open();
    scene.host.on("post").reply({ n: 1 });
    const waiting = client.call(post, {});
    if (place === "after") page.WVJBCallbacks?.push(fail);
    if (place === "before") page.WVJBCallbacks?.unshift(fail);
    await expect(waiting).resolves.toEqual({ n: 1 });
    expect(scene.errors).toEqual(["Error: of the page"]);
    expect(events.map(({ type }) => type)).toEqual(["start", "sent", "end"]);
    expect(native.calls).toHaveLength(1);
  });
});
