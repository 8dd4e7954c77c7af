// «Loading and readiness» on Android: lzyzsd/JsBridge as of spring 2018, and of 2022.
import { describe, expect, test, vi } from "vitest";
import { createAndroidHost, type NativeHost, quiet, userAgents } from "../native/index.js";
import { page } from "../native/page.js";
import { inWebView } from "./hosts.js";
import { post } from "./methods.js";
import { type Scene, sceneWith } from "./scene.js";

const readyEvent = "WebViewJavascriptBridgeReady";

async function expectAnswered(scene: Scene): Promise<void> {
  scene.host.on("post").reply({ n: 1 });
  await expect(scene.open().client.call(post, {})).resolves.toEqual({ n: 1 });
}

function pageInits(): void {
  page.WebViewJavascriptBridge?.init?.(() => {});
}

/** The library injects its script, and those who hear of it have been called: the page's own scripts first, then ours. */
async function arrive(native: NativeHost): Promise<void> {
  native.inject();
  await Promise.resolve();
}

/** Notes which of the bridge's functions are called, and which of those calls throw. */
function spyOnBridge(): string[] {
  const seen: string[] = [];
  const bridge = page.WebViewJavascriptBridge ?? {};
  for (const name of ["init", "callHandler"] as const) {
    const original = bridge[name] as (...args: unknown[]) => void;
    vi.spyOn(bridge, name).mockImplementation((...args: unknown[]) => {
      seen.push(name);
      try {
        original(...args);
      } catch (error) {
        seen.push(`${name} threw`);
        throw error;
      }
    });
  }
  return seen;
}

describe.each(["2018", "2022"] as const)("JsBridge %s", (version) => {
  let native: NativeHost;

  function sceneOf(injected: "loaded" | "initialised" | false): Scene {
    return sceneWith(() => inWebView((native = createAndroidHost({ version, injected })), userAgents.androidWebView));
  }

  describe("the script comes after the client", () => {
    const scene = sceneOf(false);

    test("its event makes the client ready, in the same task, and what waited is sent after init", async () => {
      const { client } = scene.open();
      scene.host.on("post").reply({ n: 1 });
      const waiting = client.call(post, {});
      expect(client.getState().status).toBe("connecting");
      await arrive(native);
      expect(client.getState()).toEqual({ status: "ready", host: "webview", slow: false, error: null });
      await expect(waiting, "before init, JsBridge of 2022 throws though the call has gone").resolves.toEqual({ n: 1 });
      expect(native.calls).toHaveLength(1);
      expect(native.handshakes, "that is for iOS; here it would go to the network").toBe(0);
    });

    test("the event may come twice: nothing is initialised or sent again", async () => {
      const { client, events } = scene.open();
      scene.host.on("post").reply({ n: 1 });
      const waiting = client.call(post, {});
      await arrive(native);
      const seen = spyOnBridge();
      const states = vi.fn<() => void>();
      client.subscribe(states);
      document.dispatchEvent(new Event(readyEvent));
      document.dispatchEvent(new Event(readyEvent));
      await expect(waiting).resolves.toEqual({ n: 1 });
      await quiet();
      expect(seen).toEqual([]);
      expect(states).not.toHaveBeenCalled();
      expect(events.map(({ type }) => type)).toEqual(["start", "sent", "end"]);
      expect(native.calls).toHaveLength(1);
    });

    test("an event before there is a bridge changes nothing", async () => {
      const { client } = scene.open();
      client.getState();
      document.dispatchEvent(new Event(readyEvent));
      expect(client.getState().status).toBe("connecting");
      await arrive(native);
      expect(client.getState().status).toBe("ready");
      await expectAnswered(scene);
    });

    test("after the limit, the client flips from unavailable to ready by itself", async () => {
      const { client } = scene.open({ timeouts: { connect: 20 } });
      const states: string[] = [];
      client.subscribe(() => states.push(client.getState().status));
      await expect(client.ready()).rejects.toMatchObject({ code: "unavailable" });
      await expect(client.call(post, {})).rejects.toMatchObject({ code: "unavailable" });
      await arrive(native);
      expect(states).toEqual(["unavailable", "ready"]);
      await expectAnswered(scene);
      scene.host.on("post").reply({ n: 2 });
      await expect(client.call(post, {})).resolves.toEqual({ n: 2 });
      expect(native.calls, "what ended unavailable is not sent after all").toHaveLength(2);
    });

    test("the page calls init as soon as it hears of the bridge, before us: ours throws, and nobody hears of it", async () => {
      const { client } = scene.open();
      if (version === "2018") document.addEventListener(readyEvent, pageInits, { once: true });
      client.getState();
      // That library calls these before it fires the event.
      if (version === "2022") page.WVJBCallbacks?.unshift(pageInits);
      await arrive(native);
      expect(client.getState().status).toBe("ready");
      expect(pageInits, "it has been called").toThrow("init called twice");
      await expectAnswered(scene);
    });

    test("a page that hears of it after us still initialises it before us: no error is the page's", async () => {
      const { client } = scene.open();
      client.getState();
      document.addEventListener(readyEvent, pageInits, { once: true });
      await arrive(native);
      expect(client.getState().status).toBe("ready");
      expect(pageInits, "it has been called").toThrow("init called twice");
      await expectAnswered(scene);
    });
  });

  describe("the script has run", () => {
    const scene = sceneOf("loaded");

    test("the client is ready at once, and init comes before the first call, once", async () => {
      const seen = spyOnBridge();
      const { client } = scene.open();
      scene.host.on("post").reply({ n: 1 });
      const call = client.call(post, {});
      expect(client.getState().status).toBe("ready");
      await expect(call).resolves.toEqual({ n: 1 });
      await client.call(post, {});
      expect(seen).toEqual(["init", "callHandler", "callHandler"]);
      expect(native.calls).toHaveLength(2);
    });

    test("the page calls init after us: that throws in the page, and changes nothing", async () => {
      const { client } = scene.open();
      await client.ready();
      expect(pageInits).toThrow("init called twice");
      await expectAnswered(scene);
    });

    test("two clients on one page: the second one's init throws, and nobody hears of it", async () => {
      const seen = spyOnBridge();
      const clients = [scene.open().client, scene.open().client];
      for (const client of clients) await client.ready();
      expect(seen).toEqual(["init", "init", "init threw"]);
      scene.host.on("post").reply(({ n }) => ({ n }));
      const answers = await Promise.all(clients.map((client, n) => client.call(post, { n })));
      expect(answers).toEqual([{ n: 0 }, { n: 1 }]);
    });
  });

  describe("the page has called init", () => {
    const scene = sceneOf("initialised");

    test("ours throws, nobody hears of it, and calls are answered", async () => {
      const seen = spyOnBridge();
      const { client } = scene.open();
      expect(client.getState().status).toBe("ready");
      expect(seen).toEqual(["init", "init threw"]);
      await expectAnswered(scene);
    });
  });
});

describe("JsBridge 2022 alone", () => {
  let native: NativeHost;
  const scene = sceneWith(() =>
    inWebView((native = createAndroidHost({ version: "2022" })), userAgents.androidWebView),
  );

  test("its early object without callHandler is not taken for the bridge", async () => {
    expect(page.WebViewJavascriptBridge).toBeDefined();
    scene.host.on("post").reply({ n: 1 });
    const bridge = scene.setup.createBridge();
    const { client } = scene.open({ bridges: [bridge] });
    const waiting = client.call(post, {});
    document.dispatchEvent(new Event(readyEvent));
    await quiet();
    expect([bridge.detect(), client.getState().status, native.calls.length]).toEqual(["maybe", "connecting", 0]);
    native.inject();
    await expect(waiting).resolves.toEqual({ n: 1 });
  });

  test.each([
    ["before the client came", true],
    ["since", false],
  ])("an entry of WVJBCallbacks that throws keeps the event from happening; it came %s", async (_, early) => {
    const push = (): void => {
      (page.WVJBCallbacks ??= []).push(() => {
        throw new Error("of the page");
      });
    };
    const { client } = scene.open();
    if (early) push();
    client.getState();
    if (!early) push();
    await arrive(native);
    expect(scene.errors).toEqual(["Error: of the page"]);
    expect(client.getState().status).toBe("ready");
    await expectAnswered(scene);
  });
});
