// «Loading and readiness» on iOS: the handshake of marcuswestin/WebViewJavascriptBridge 6.
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { shakeHands } from "../native/drive.js";
import { createIosHost, type NativeHost, quiet, userAgents } from "../native/index.js";
import { page } from "../native/page.js";
import { inWebView } from "./hosts.js";
import { post } from "./methods.js";
import { before } from "./pageTraces.js";
import { type Scene, sceneWith } from "./scene.js";

/** Another script on the page, as the library's documents tell it to be. */
function pageSetsUp(callback: (bridge: unknown) => void): void {
  if (page.WebViewJavascriptBridge) callback(page.WebViewJavascriptBridge);
  else if (page.WVJBCallbacks) page.WVJBCallbacks.push(callback);
  else {
    page.WVJBCallbacks = [callback];
    shakeHands();
  }
}

function fail(): never {
  throw new Error("of the page");
}

async function expectAnswered(scene: Scene): Promise<void> {
  scene.host.on("post").reply({ n: 1 });
  await expect(scene.open().client.call(post, {})).resolves.toEqual({ n: 1 });
}

/** The iframes that asked for the app's script. */
function handshakeFrames(scene: Scene): HTMLIFrameElement[] {
  return scene.traces.elements
    .filter((element) => element instanceof HTMLIFrameElement)
    .filter(({ src }) => src === "https://__bridge_loaded__/");
}

describe.each(["iosWebView", "ipadWebView"] as const)("the handshake, in an %s", (name) => {
  let native: NativeHost;
  const scene = sceneWith(() => inWebView((native = createIosHost()), userAgents[name]));

  test("the array is there before the frame: without one the library throws", async () => {
    const arrays: boolean[] = [];
    const note = (nodes: unknown[]): void => {
      if (nodes[0] instanceof HTMLIFrameElement) arrays.push(Array.isArray(page.WVJBCallbacks));
    };
    for (const name of ["append", "appendChild"] as const) onTestFinished(before(document.documentElement, name, note));
    const { client } = scene.open();
    expect(client.getState().status).toBe("connecting");
    expect(arrays).toEqual([true]);
    await client.ready();
    await quiet();
    expect(page).not.toHaveProperty("WVJBCallbacks");
    await expectAnswered(scene);
  });

  test("it is one frame, hidden whatever the page's style sheet says of frames, and gone afterwards", async () => {
    const reset = document.createElement("style");
    reset.textContent = "iframe { display: block }";
    document.head.append(reset);
    onTestFinished(() => {
      reset.remove();
    });
    const { client } = scene.open();
    client.getState();
    const [frame] = handshakeFrames(scene);
    expect(frame && getComputedStyle(frame).display).toBe("none");
    await client.ready();
    await quiet();
    expect(handshakeFrames(scene)).toEqual([frame]);
    expect(frame?.isConnected).toBe(false);
    await expectAnswered(scene);
  });

  test("it is made once, however often the client is used", async () => {
    const { client } = scene.open();
    client.subscribe(() => {});
    client.subscribe(() => {});
    await Promise.all([client.ready(), client.ready(), client.call(post, {}, { timeout: 1 }).catch(() => {})]);
    client.retry();
    client.getState();
    await client.ready();
    await quiet();
    expect(native.handshakes).toBe(1);
  });

  test("it is made once by a bridge that is connected again before it is up", async () => {
    const bridge = scene.setup.createBridge();
    const listener = { up: vi.fn<() => void>(), failed: vi.fn<() => void>() };
    for (let i = 0; i < 3; i++) bridge.connect(listener);
    await quiet();
    expect(native.handshakes).toBe(1);
    expect(listener.up).toHaveBeenCalledTimes(3);
  });

  test("a page that sets up after us uses our handshake, and is called after us", async () => {
    const { client } = scene.open();
    client.getState();
    const seen: unknown[] = [];
    pageSetsUp((bridge) => seen.push(bridge, client.getState().status));
    await quiet();
    expect(seen).toEqual([page.WebViewJavascriptBridge, "ready"]);
    expect(native.handshakes).toBe(1);
  });

  test("a page that has set up before us is called all the same, after us", async () => {
    const seen: unknown[] = [];
    const { client } = scene.open();
    pageSetsUp((bridge) => seen.push(bridge, client.getState().status));
    pageSetsUp((bridge) => seen.push(bridge));
    client.getState();
    expect(page.WVJBCallbacks).toHaveLength(3);
    await quiet();
    expect(seen).toEqual([page.WebViewJavascriptBridge, "ready", page.WebViewJavascriptBridge]);
    await expectAnswered(scene);
  });
});

describe("another entry in WVJBCallbacks throws, so the library calls nobody after it", () => {
  const scene = sceneWith(() => inWebView(createIosHost(), userAgents.iosWebView));

  test("one that was there first: ours comes before it", async () => {
    const { client } = scene.open();
    pageSetsUp(fail);
    client.getState();
    await quiet();
    expect(client.getState().status).toBe("ready");
    expect(scene.errors).toEqual(["Error: of the page"]);
    await expectAnswered(scene);
  });

  test("one that came after ours", async () => {
    const { client } = scene.open();
    client.getState();
    pageSetsUp(fail);
    await client.ready();
    await quiet();
    expect(scene.errors).toEqual(["Error: of the page"]);
    await expectAnswered(scene);
  });

  test("one that pushed itself before ours: the bridge is found without a call", async () => {
    const { client, events } = scene.open();
    scene.host.on("post").reply({ n: 1 });
    const waiting = client.call(post, {});
    page.WVJBCallbacks?.unshift(fail);
    await expect(waiting).resolves.toEqual({ n: 1 });
    expect(scene.errors).toEqual(["Error: of the page"]);
    expect(events.map(({ type }) => type)).toEqual(["start", "sent", "end"]);
  });

  test("a subscriber of the app's that throws is not such an entry: those after ours are called", async () => {
    const seen: string[] = [];
    const { client } = scene.open();
    client.subscribe(fail);
    client.subscribe(() => seen.push("subscriber"));
    pageSetsUp(() => seen.push("page"));
    await quiet();
    expect(seen).toEqual(["subscriber", "page"]);
    expect(scene.errors).toEqual(["Error: of the page"]);
  });
});

describe("WVJBCallbacks is not as the library wants it", () => {
  const scene = sceneWith(() => inWebView(createIosHost(), userAgents.iosWebView));

  test("the page puts an array of its own in its place: the bridge is found without a call", async () => {
    const seen: unknown[] = [];
    const { client } = scene.open();
    client.getState();
    page.WVJBCallbacks = [(bridge) => seen.push(bridge)];
    await client.ready();
    expect(seen).toEqual([page.WebViewJavascriptBridge]);
    await expectAnswered(scene);
  });

  test("the page has something there that is no array: it is left alone, and the bridge is found", async () => {
    const own = { length: 0 };
    Object.assign(page, { WVJBCallbacks: own });
    const { client } = scene.open();
    client.getState();
    expect(page.WVJBCallbacks).toBe(own);
    await client.ready();
    expect(own).toEqual({ length: 0 });
    await expectAnswered(scene);
  });
});

describe("the bridge is up already", () => {
  let native: NativeHost;
  const scene = sceneWith(() => inWebView((native = createIosHost({ injected: true })), userAgents.iosWebView));

  test("there is no handshake, no array and no frame; the client is ready at once", async () => {
    const before = [scene.traces.elements.length, scene.traces.listeners.length];
    const { client } = scene.open();
    expect(client.getState()).toEqual({ status: "ready", host: "webview", slow: false, error: null });
    await quiet();
    expect([scene.traces.elements.length, scene.traces.listeners.length]).toEqual(before);
    expect(page).not.toHaveProperty("WVJBCallbacks");
    expect(native.handshakes).toBe(0);
    await expectAnswered(scene);
  });
});
