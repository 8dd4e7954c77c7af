// «Loading and readiness» through the vendor's script: what the script, and the page around it, leave in its place.
import { afterEach, describe, expect, onTestFinished, test, vi } from "vitest";
import { jssdkBridge } from "../../src/bridges/jssdk.js";
import { createAndroidHost, quiet, removeVendorSdk, runVendorSdk, userAgents } from "../native/index.js";
import { type VendorPage, vendorApi, vendorPage, vendorSdk } from "../native/vendorSdk.js";
import { apps } from "./bothBridges.js";
import { inWebView } from "./hosts.js";
import { post } from "./methods.js";
import { type Scene, sceneWith } from "./scene.js";
import { startScriptServer } from "./scriptServer.js";

type Script = Partial<NonNullable<VendorPage["vvchat"]>> & { ready?: unknown };

afterEach(removeVendorSdk);

function open(scene: Scene, debug = false) {
  return scene.open({ bridges: [jssdkBridge({ debug })] }).client;
}

async function expectAnswered(scene: Scene, client = open(scene)): Promise<void> {
  scene.host.on("post").reply({ n: 1 });
  await expect(client.call(post, {})).resolves.toEqual({ n: 1 });
}

/** The page's `vvchat`, with other functions in place of some of the script's. */
function replaceScript(change: (script: NonNullable<VendorPage["vvchat"]>) => Script): void {
  runVendorSdk();
  Object.assign(window, { vvchat: change(vendorApi()) });
}

describe.each(apps)("on $name", ({ start, userAgent }) => {
  const scene = sceneWith(() => inWebView(start(), userAgent));

  describe("ready, by the documents, or onReady, by the script: whichever is there", () => {
    test.each([[["ready"]], [["onReady"]], [["ready", "onReady"]]])("%j", async (names) => {
      const asked = vi.fn<(name: string) => void>();
      replaceScript(({ onReady, call }) => {
        const ask = (name: string) => (callback: () => void) => {
          asked(name);
          onReady(callback);
        };
        return { call, ...Object.fromEntries(names.map((name) => [name, ask(name)])) };
      });
      const client = open(scene);
      await expectAnswered(scene, client);
      await expectAnswered(scene);
      expect(client.getState()).toMatchObject({ status: "ready", host: "jssdk" });
      expect(asked.mock.calls, "asked once, whoever waits").toEqual([[names[0]]]);
    });
  });

  test("a vvchat of the page's own that is no script is left alone", async () => {
    const own = { call: vi.fn<() => void>(), theme: "dark" };
    Object.assign(window, { vvchat: own });
    const client = open(scene, true);
    await quiet();
    expect(client.getState()).toMatchObject({ status: "unavailable", host: null });
    expect([vendorPage.vvchat, Object.keys(own)]).toEqual([own, ["call", "theme"]]);
    expect(own.call).not.toHaveBeenCalled();
    runVendorSdk();
    await vi.waitFor(() => {
      expect(client.getState().status).toBe("ready");
    });
    await expectAnswered(scene, client);
  });

  test("a copy that is there is used, and stays in its place: none is loaded", async () => {
    runVendorSdk();
    const server = startScriptServer();
    const own = vendorApi();
    await expectAnswered(scene, scene.open({ bridges: [jssdkBridge({ src: server.src })] }).client);
    expect(server.requests).toEqual([]);
    expect(vendorPage.vvchat).toBe(own);
  });

  test("the script's other globals may be the page's: it goes on without them", async () => {
    runVendorSdk();
    const client = open(scene);
    await expectAnswered(scene, client);
    const own = { setupWebViewJavascriptBridge: "mine", connectWebViewJavascriptBridge: null, config: 7 };
    Object.assign(window, own);
    await expectAnswered(scene, client);
    expect(window).toMatchObject(own);
  });

  test("the page runs the script once more: calls get through the new copy, which is asked then", async () => {
    runVendorSdk();
    const client = open(scene);
    await expectAnswered(scene, client);
    const first = vendorApi();
    runVendorSdk();
    expect(vendorApi()).not.toBe(first);
    await expectAnswered(scene, client);
    await expectAnswered(scene);
  });

  test("vvchat is gone: a call fails, and the next one works when it is back", async () => {
    runVendorSdk();
    const client = open(scene);
    await client.ready();
    const { vvchat } = vendorPage;
    delete vendorPage.vvchat;
    await expect(client.call(post, {})).rejects.toMatchObject({ code: "failed" });
    Object.assign(window, { vvchat });
    await expectAnswered(scene, client);
  });

  describe("config overwrites itself", () => {
    test("it is called with debug, once, whoever asks", async () => {
      const config = vi.fn<(options: object) => void>();
      replaceScript((script) => ({ ...script, config }));
      for (const client of [open(scene, true), open(scene, true), open(scene)]) await expectAnswered(scene, client);
      expect(config.mock.calls).toEqual([[{ debug: true }]]);
    });

    test("where the page has called it, it stays as the page left it; without debug it is never called", async () => {
      runVendorSdk();
      await expectAnswered(scene);
      const { config } = vendorApi();
      if (typeof config !== "function") throw new Error("Somebody else has called it");
      config({ debug: false, of: "the page" });
      await expectAnswered(scene, open(scene, true));
      expect(vendorApi().config).toEqual({ debug: false, of: "the page" });
    });

    test("where it throws, calls get through all the same", async () => {
      const config = (): never => {
        throw new Error("of the page");
      };
      replaceScript((script) => ({ ...script, config }));
      await expectAnswered(scene, open(scene, true));
    });
  });

  test("onError is the page's: nobody else registers, and failures end their calls without it", async () => {
    const onError = vi.fn<(failed: (reply: unknown) => void) => void>();
    replaceScript((script) => ({ ...script, onError }));
    const failed = vi.fn<(reply: unknown) => void>();
    vendorApi().onError(failed);
    const client = open(scene);
    scene.host.on("post").fail(400, "no");
    await expect(client.call(post, {})).rejects.toMatchObject({ code: "failed", hostCode: 400 });
    expect(onError.mock.calls).toEqual([[failed]]);
    expect(failed).not.toHaveBeenCalled();
  });
});

describe("the script as a module", () => {
  const scene = sceneWith(() => inWebView(createAndroidHost({ injected: "loaded" }), userAgents.androidWebView));

  test("the page's own module tag fails: the bridge's classic one does not", async () => {
    const server = startScriptServer();
    server.serve({ text: vendorSdk });
    const own = document.createElement("script");
    own.type = "module";
    own.dataset.vendor = "";
    own.src = server.src;
    const threw = new Promise((resolve) => {
      addEventListener("error", resolve, { once: true });
    });
    document.head.append(own);
    onTestFinished(() => {
      own.remove();
    });
    await threw;
    expect(scene.errors).toHaveLength(1);
    expect(window).not.toHaveProperty("vvchat");
    await expectAnswered(scene, scene.open({ bridges: [jssdkBridge({ src: server.src })] }).client);
    expect(server.requests).toHaveLength(2);
  });
});
