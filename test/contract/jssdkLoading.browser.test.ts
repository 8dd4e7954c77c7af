// How the vendor's script comes to the page: by the bridge's own tag, once.
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from "vitest";
import { jssdkBridge, type JssdkBridgeOptions } from "../../src/bridges/jssdk.js";
import type { VVChatClient } from "../../src/client/createClient.js";
import { createFakeHost } from "../../src/testing/index.js";
import { createAndroidHost, createIosHost, quiet, removeVendorSdk, setUserAgent, userAgents } from "../native/index.js";
import { vendorPage, vendorSdk } from "../native/vendorSdk.js";
import { inWebView, scriptFake } from "./hosts.js";
import { post } from "./methods.js";
import { type Scene, sceneWith } from "./scene.js";
import { type ScriptServer, startScriptServer } from "./scriptServer.js";

let server: ScriptServer;

beforeEach(() => {
  server = startScriptServer();
});

afterEach(removeVendorSdk);

function bridge(options: JssdkBridgeOptions = {}) {
  return jssdkBridge({ src: server.src, ...options });
}

function tags(): HTMLScriptElement[] {
  return [...document.scripts].filter(({ src }) => src === server.src);
}

async function expectAnswered(scene: Scene, client: VVChatClient): Promise<void> {
  scene.host.on("post").reply({ n: 1 });
  await expect(client.call(post, {})).resolves.toEqual({ n: 1 });
}

describe.each([
  ["iOS", () => inWebView(createIosHost(), userAgents.iosWebView)],
  ["iOS, the bridge up already", () => inWebView(createIosHost({ injected: true }), userAgents.iosWebView)],
  ["Android 2018", () => inWebView(createAndroidHost({ injected: "loaded" }), userAgents.androidWebView)],
  [
    "Android 2022, initialised by the page",
    () => inWebView(createAndroidHost({ injected: "initialised", version: "2022" }), userAgents.androidWebView),
  ],
])("the script is loaded: %s", (_, create) => {
  const scene = sceneWith(create);

  test("once, by a classic tag, and calls that were made before get through", async () => {
    server.serve({ text: vendorSdk });
    const { client } = scene.open({ bridges: [bridge()] });
    scene.host.on("post").reply({ n: 1 });
    const waiting = client.call(post, {});
    expect(client.getState().status).toBe("connecting");
    await expect(waiting).resolves.toEqual({ n: 1 });
    expect(client.getState()).toMatchObject({ status: "ready", host: "jssdk", error: null });
    expect(tags().map(({ type, async }) => [type, async])).toEqual([["", true]]);
    expect(server.requests).toEqual([server.src]);
  });

  test("once, however many bridges and clients use it, while it loads and later", async () => {
    const clients = [1, 2, 3].map(() => scene.open({ bridges: [bridge()] }).client);
    for (const client of clients) client.getState();
    await vi.waitFor(() => {
      expect(server.requests).toHaveLength(1);
    });
    server.release(vendorSdk);
    for (const client of clients) await expectAnswered(scene, client);
    await expectAnswered(scene, scene.open({ bridges: [bridge()] }).client);
    expect([tags(), server.requests].map(({ length }) => length)).toEqual([1, 1]);
  });

  test("it does not load: script_failed, and retry() loads it anew", async () => {
    server.serve("fails");
    const { client } = scene.open({ bridges: [bridge()] });
    const call = client.call(post, {});
    await expect(call).rejects.toMatchObject({ code: "script_failed" });
    await expect(client.ready()).rejects.toMatchObject({ code: "script_failed" });
    expect(client.getState()).toMatchObject({ status: "unavailable", error: { code: "script_failed" } });
    expect(tags(), "nothing is left of it").toEqual([]);
    await quiet();
    expect(server.requests, "not by itself").toHaveLength(1);
    client.retry();
    await expect(client.ready(), "it fails again").rejects.toMatchObject({ code: "script_failed" });
    server.serve({ text: vendorSdk });
    client.retry();
    expect(client.getState()).toMatchObject({ status: "connecting", error: null });
    await expectAnswered(scene, client);
    expect([tags(), server.requests].map(({ length }) => length)).toEqual([1, 3]);
  });

  test("what loads is not the script: script_failed, and retry() loads it anew", async () => {
    server.serve({ text: "window.somethingElse = 1" });
    const { client } = scene.open({ bridges: [bridge()] });
    await expect(client.ready()).rejects.toMatchObject({ code: "script_failed" });
    server.serve({ text: vendorSdk });
    client.retry();
    await expectAnswered(scene, client);
    Reflect.deleteProperty(window, "somethingElse");
  });

  test("it hangs: unavailable at the limit; it is not asked for twice, and ready when it comes", async () => {
    const { client } = scene.open({ bridges: [bridge()], timeouts: { connect: 40 } });
    await expect(client.ready()).rejects.toMatchObject({ code: "unavailable" });
    expect(client.getState().error).toBeNull();
    client.retry();
    await expect(client.ready()).rejects.toMatchObject({ code: "unavailable" });
    expect(server.requests).toHaveLength(1);
    server.release(vendorSdk);
    await vi.waitFor(() => {
      expect(client.getState().status).toBe("ready");
    });
    await expectAnswered(scene, client);
  });

  test("the page brings vvchat while it hangs: that one is used", async () => {
    const { client } = scene.open({ bridges: [bridge()] });
    client.getState();
    const tag = document.createElement("script");
    tag.dataset.vendor = "";
    tag.text = vendorSdk;
    document.head.append(tag);
    await expectAnswered(scene, client);
  });
});

describe("in a web view", () => {
  const scene = sceneWith(() => inWebView(createIosHost({ injected: true }), userAgents.iosWebView));

  test("a tag of the page's own that is still loading is waited for", async () => {
    vi.spyOn(document, "readyState", "get").mockReturnValue("interactive");
    const own = document.createElement("script");
    own.dataset.vendor = "";
    own.src = server.src;
    document.head.append(own);
    const { client } = scene.open({ bridges: [bridge()] });
    client.getState();
    await vi.waitFor(() => {
      expect(server.requests).toHaveLength(1);
    });
    server.release(vendorSdk);
    await expectAnswered(scene, client);
    expect(tags()).toEqual([own]);
  });

  test("where the page's own tag has failed, one of ours follows when the page has loaded", async () => {
    server.serve("fails");
    const readyState = vi.spyOn(document, "readyState", "get").mockReturnValue("interactive");
    const own = document.createElement("script");
    own.dataset.vendor = "";
    own.src = server.src;
    document.head.append(own);
    const { client } = scene.open({ bridges: [bridge()] });
    client.getState();
    await new Promise((resolve) => {
      own.addEventListener("error", resolve);
    });
    expect(client.getState()).toMatchObject({ status: "connecting", error: null });
    server.serve({ text: vendorSdk });
    readyState.mockReturnValue("complete");
    document.dispatchEvent(new Event("readystatechange"));
    await expectAnswered(scene, client);
    expect(server.requests).toHaveLength(2);
  });

  test("debug: config is called once, whoever asks, and never where the page has called it", async () => {
    server.serve({ text: vendorSdk });
    const options = { debug: true };
    const clients = [1, 2].map(() => scene.open({ bridges: [bridge(options)] }).client);
    for (const client of clients) await expectAnswered(scene, client);
    expect(vendorPage.vvchat?.config).toEqual({ debug: true });
    await expectAnswered(scene, scene.open({ bridges: [bridge(options)] }).client);
  });

  test("a bridge that loads none loads none", async () => {
    // It goes on looking for the script, which the next test must not see.
    vi.useFakeTimers();
    const { client } = scene.open({ bridges: [jssdkBridge()] });
    expect(client.getState().status).toBe("unavailable");
    client.retry();
    await vi.advanceTimersByTimeAsync(1000);
    expect(server.requests).toEqual([]);
  });

  /** A page in a frame, with a content security policy. The app's bridge is the frame's parent's. */
  function framed(): Promise<Window> {
    const frame = document.createElement("iframe");
    frame.srcdoc = `<meta http-equiv="Content-Security-Policy" content="script-src 'nonce-abc'">`;
    onTestFinished(() => {
      frame.remove();
    });
    return new Promise((resolve) => {
      frame.addEventListener("load", () => {
        const page = frame.contentWindow;
        if (!page) throw new Error("The frame has no page");
        if (window.WebViewJavascriptBridge) page.WebViewJavascriptBridge = window.WebViewJavascriptBridge;
        resolve(page);
      });
      document.body.append(frame);
    });
  }

  test("a content security policy lets it pass by its nonce, and refuses it without: script_failed", async () => {
    server.serve({ text: vendorSdk });
    const page = await framed();
    const { client } = scene.open({ bridges: [bridge({ window: page })] });
    await expect(client.ready()).rejects.toMatchObject({ code: "script_failed" });
    expect(server.requests).toEqual([]);
    const { client: allowed } = scene.open({ bridges: [bridge({ window: page, nonce: "abc" })] });
    await expectAnswered(scene, allowed);
    expect(window, "in the frame alone").not.toHaveProperty("vvchat");
  });
});

describe("in a plain browser", () => {
  const fake = createFakeHost();
  const scene = sceneWith(() => ({
    host: scriptFake(fake),
    createBridge: () => bridge(),
    dispose: setUserAgent(userAgents.iosSafari),
  }));

  test("nothing is loaded, and there is no handshake: unavailable at once", async () => {
    const { client } = scene.open();
    expect(client.getState()).toMatchObject({ status: "unavailable", error: null });
    client.retry();
    await quiet();
    expect([server.requests, scene.traces.elements, scene.traces.globals, scene.traces.requests]).toEqual([
      [],
      [],
      [],
      [],
    ]);
    expect(scene.traces.listeners).toEqual(["document: WebViewJavascriptBridgeReady", "document: readystatechange"]);
  });

  test("a bridge that comes late, the simulator's, brings the script, and calls get through", async () => {
    server.serve({ text: vendorSdk });
    const { client } = scene.open();
    expect(client.getState().status).toBe("unavailable");
    onTestFinished(fake.install());
    await vi.waitFor(() => {
      expect(client.getState().status).toBe("ready");
    });
    await expectAnswered(scene, client);
  });
});
