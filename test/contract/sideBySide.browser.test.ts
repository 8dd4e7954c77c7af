// Both bridges on one page, the vendor's script, and the page's own use of all of it: nobody disturbs anybody.
import { afterEach, describe, expect, test, vi } from "vitest";
import { jssdkBridge } from "../../src/bridges/jssdk.js";
import { webViewBridge } from "../../src/bridges/webView.js";
import { createVVChatClient, type VVChatClientOptions } from "../../src/client/createClient.js";
import { callBridge } from "../native/drive.js";
import {
  createAndroidHost,
  createIosHost,
  type NativeHost,
  quiet,
  removeVendorSdk,
  userAgents,
} from "../native/index.js";
import { registered } from "../native/vendorScene.js";
import { vendorApi } from "../native/vendorSdk.js";
import { inWebView, withVendorSdk } from "./hosts.js";
import { post } from "./methods.js";
import { type Scene, sceneWith } from "./scene.js";

const { iosWebView, androidWebView } = userAgents;

afterEach(removeVendorSdk);

/** A client of each bridge, and one that has both. */
function openAll(scene: Scene) {
  const sets: NonNullable<VVChatClientOptions["bridges"]>[] = [
    [webViewBridge()],
    [jssdkBridge()],
    [webViewBridge(), jssdkBridge()],
    [jssdkBridge(), webViewBridge()],
  ];
  return sets.map((bridges) => scene.open({ bridges }));
}

/** The page's own call through its `vvchat`. */
function pageCalls(n: number): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const fail = (reply: unknown): void => {
      reject(new Error(JSON.stringify(reply)));
    };
    vendorApi().call("post", { n }, resolve, fail, () => {});
  });
}

/** Everybody calls at once, thrice. Each gets the answers to its own calls. */
async function expectAllAnswered(scene: Scene, all: ReturnType<typeof openAll>): Promise<void> {
  scene.host.on("post").reply(({ n }) => ({ n }));
  const answers: Promise<unknown>[] = [];
  const numbers: number[] = [];
  const next = (): number => numbers.push(numbers.length) - 1;
  const own: unknown[] = [];
  for (let round = 0; round < 3; round++) {
    for (const { client } of all) answers.push(client.call(post, { n: next() }));
    answers.push(pageCalls(next()));
    own.push(callBridge("own", {}));
  }
  expect(await Promise.all(answers)).toEqual(numbers.map((n) => ({ n })));
  await vi.waitFor(() => {
    expect(own).toEqual([["mine"], ["mine"], ["mine"]]);
  });
  await quiet();
  expect(scene.host.calls.filter(({ method }) => method === "post")).toHaveLength(numbers.length);
  for (const { events } of all) expect(events.map(({ type }) => type)).not.toContain("double");
}

const apps = [
  ["iOS", (injected: boolean) => createIosHost({ injected }), iosWebView],
  ["Android 2018", (injected: boolean) => createAndroidHost({ injected: injected && "loaded" }), androidWebView],
  [
    "Android 2022",
    (injected: boolean) => createAndroidHost({ injected: injected && "loaded", version: "2022" }),
    androidWebView,
  ],
] as const;

describe.each(apps)("%s", (name, start, userAgent) => {
  const isIos = name === "iOS";

  /** Every test's app answers the page's own calls past the script. */
  function app(injected: boolean): NativeHost {
    const native = start(injected);
    native.handle("own", ({ reply }) => {
      reply("mine");
    });
    return native;
  }

  describe("the bridge comes late", () => {
    let native: NativeHost;
    const scene = sceneWith(() => withVendorSdk((native = app(false)), userAgent));

    test.each([
      ["before us", true],
      ["after us", false],
    ])("the page waits for it too, %s: all of them are ready, and are answered", async (_, first) => {
      const page = vi.fn<() => void>();
      // To the script, the early object of 2022 is the bridge: there, a page waits for the library's event.
      const asks = name !== "Android 2022";
      const wait = (): void => {
        if (asks) vendorApi().onReady(page);
        else document.addEventListener("WebViewJavascriptBridgeReady", page, { once: true });
      };
      if (first) wait();
      const all = openAll(scene);
      for (const { client } of all) client.getState();
      if (!first) wait();
      native.inject();
      await vi.waitFor(() => {
        expect(all.map(({ client }) => client.getState().host)).toEqual(["webview", "jssdk", "webview", "jssdk"]);
      });
      await expectAllAnswered(scene, all);
      expect(page, "as it would be without us").toHaveBeenCalledTimes(1);
      expect(native.handshakes, "ours, and the script's where it was first").toBe(
        Number(isIos) + Number(asks && first),
      );
    });
  });

  describe("the bridge is up", () => {
    const scene = sceneWith(() => withVendorSdk(app(true), userAgent));

    test("the page has asked the script before us: nothing is different for it, and all are answered", async () => {
      const own = registered();
      const times = isIos ? ["ready"] : ["ready", "ready"];
      const threw = isIos ? "TypeError: bridge.init is not a function" : undefined;
      const all = openAll(scene);
      await expectAllAnswered(scene, all);
      expect(own).toEqual({ times, threw });
    });

    test("the page asks after us: it is called, its calls are answered, and so are ours", async () => {
      const all = openAll(scene);
      for (const { client } of all) await client.ready();
      const own = registered();
      await expectAllAnswered(scene, all);
      expect(own.times).toEqual(["ready"]);
      // On Android, init has been called: the library lets nobody call it twice, and the script calls it.
      expect(own.threw).toMatch(isIos ? "bridge.init is not a function" : "init called twice");
    });

    test("a client that names no bridge goes past the script, and leaves it to the page", async () => {
      const api = vendorApi();
      const call = vi.spyOn(api, "call");
      scene.host.on("post").reply({ n: 1 });
      const client = createVVChatClient({ appId: "qyxd" });
      await expect(client.call(post, {})).resolves.toEqual({ n: 1 });
      expect(client.getState().host).toBe("webview");
      expect(call).not.toHaveBeenCalled();
      expect(vendorApi()).toBe(api);
    });
  });

  describe("a page without the script", () => {
    let native: NativeHost;
    const scene = sceneWith(() => inWebView((native = app(false)), userAgent));

    test("none of its names appears, and hands are shaken once", async () => {
      const client = createVVChatClient({ appId: "qyxd" });
      client.getState();
      native.inject();
      scene.host.on("post").reply({ n: 1 });
      await expect(client.call(post, {})).resolves.toEqual({ n: 1 });
      for (const global of ["vvchat", "config", "QJSBridge", "setupWebViewJavascriptBridge"])
        expect(window).not.toHaveProperty(global);
      expect(native.handshakes).toBe(isIos ? 1 : 0);
    });
  });
});
