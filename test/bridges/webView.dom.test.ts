import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { BridgeListener, HostAnswer } from "../../src/bridges/bridge.js";
import { type WebViewWindow, webViewBridge } from "../../src/bridges/webView.js";

const userAgents = {
  ios: "Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148",
  android: "Mozilla/5.0 (Linux; Android 14; Pixel 8; wv) AppleWebKit/537.36 Chrome/124.0 Mobile Safari/537.36",
  browser: "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/124.0 Safari/537.36",
};

interface Frame {
  src: string;
  style: { display: string };
  remove: () => void;
}

const framesOf = new WeakMap<Document, Frame[]>();

/** A window with a document that has as much of one as the bridge uses. A real one would load the handshake's frame. */
function makeWindow(): WebViewWindow & { readonly document: Document } {
  const frames: Frame[] = [];
  const page = Object.assign(new EventTarget(), {
    createElement: (): Frame => {
      const frame = { src: "", style: { display: "" }, remove: () => frames.splice(frames.indexOf(frame), 1) };
      return frame;
    },
    documentElement: { appendChild: (frame: Frame) => frames.push(frame) },
  }) as unknown as Document;
  framesOf.set(page, frames);
  return { document: page };
}

function makeListener() {
  return { up: vi.fn<() => void>(), failed: vi.fn<(error: unknown) => void>() } satisfies BridgeListener;
}

const handler = () => ({
  callHandler: vi.fn<(method: string, params: unknown, answer: (response: unknown) => void) => void>(),
});
const announce = (document: Document) => document.dispatchEvent(new Event("WebViewJavascriptBridgeReady"));
const frames = (document: Document) => framesOf.get(document) ?? [];

function pretend(platform: keyof typeof userAgents): void {
  vi.spyOn(navigator, "userAgent", "get").mockReturnValue(userAgents[platform]);
}

beforeEach(() => {
  vi.useFakeTimers();
  pretend("browser");
});

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

describe("detect", () => {
  test("is certain of a bridge that can be called, wherever the page is", () => {
    expect(webViewBridge({ window: { WebViewJavascriptBridge: handler() } }).detect()).toBe("yes");
  });

  test.each([
    ["ios", "maybe"],
    ["android", "maybe"],
    ["browser", "no"],
  ] as const)("without a bridge, goes by the user agent: %s is %s", (platform, certainty) => {
    pretend(platform);
    expect(webViewBridge({ window: makeWindow() }).detect()).toBe(certainty);
    expect(webViewBridge({ window: { WebViewJavascriptBridge: {} } }).detect()).toBe(certainty);
  });

  test("looks anew each time, and changes nothing", () => {
    const window = makeWindow();
    const bridge = webViewBridge({ window });
    expect(bridge.detect()).toBe("no");
    expect(Object.keys(window)).toEqual(["document"]);
    window.WebViewJavascriptBridge = handler();
    expect(bridge.detect()).toBe("yes");
  });
});

describe("connect, where the bridge is there already", () => {
  test("is up within the call, without a handshake", () => {
    pretend("ios");
    const window = { ...makeWindow(), WebViewJavascriptBridge: handler() };
    const listener = makeListener();
    webViewBridge({ window }).connect(listener);
    expect(listener.up).toHaveBeenCalledTimes(1);
    expect(frames(window.document)).toHaveLength(0);
    expect(vi.getTimerCount()).toBe(0);
  });

  test("initialises Android's, once, however often it is connected", () => {
    const init = vi.fn();
    const bridge = webViewBridge({ window: { WebViewJavascriptBridge: { ...handler(), init } } });
    const listeners = [makeListener(), makeListener()];
    for (const listener of listeners) bridge.connect(listener);
    expect(init).toHaveBeenCalledTimes(1);
    for (const { up } of listeners) expect(up).toHaveBeenCalledTimes(1);
  });

  test("is up although somebody else on the page has initialised it, and init throws", () => {
    const init = () => {
      throw new Error("WebViewJavascriptBridge.init called twice");
    };
    const listener = makeListener();
    webViewBridge({ window: { WebViewJavascriptBridge: { ...handler(), init } } }).connect(listener);
    expect(listener.up).toHaveBeenCalledTimes(1);
  });
});

describe("connect, where the bridge comes later", () => {
  test("hears Android's event, initialises once, and tells once", async () => {
    pretend("android");
    const window = makeWindow();
    const listener = makeListener();
    webViewBridge({ window }).connect(listener);
    expect(listener.up).not.toHaveBeenCalled();
    const init = vi.fn();
    window.WebViewJavascriptBridge = { ...handler(), init };
    announce(window.document);
    announce(window.document);
    expect(init, "the page's own scripts come first").not.toHaveBeenCalled();
    await Promise.resolve();
    expect(listener.up).toHaveBeenCalledTimes(1);
    expect(init).toHaveBeenCalledTimes(1);
    expect(frames(window.document)).toHaveLength(0);
  });

  test("waits on past an event that came before the bridge could be called, as JsBridge of 2022 shows an early object", () => {
    pretend("android");
    const window = makeWindow();
    const listener = makeListener();
    webViewBridge({ window }).connect(listener);
    window.WebViewJavascriptBridge = { init: () => {} };
    announce(window.document);
    expect(listener.up).not.toHaveBeenCalled();
    window.WebViewJavascriptBridge = handler();
    announce(window.document);
    expect(listener.up).toHaveBeenCalledTimes(1);
  });

  test("is called back by the iOS library, first in line", () => {
    pretend("ios");
    const other = vi.fn();
    const window = { ...makeWindow(), WVJBCallbacks: [other] };
    const listener = makeListener();
    webViewBridge({ window }).connect(listener);
    expect(window.WVJBCallbacks).toHaveLength(2);
    expect(window.WVJBCallbacks[1]).toBe(other);
    Object.assign(window, { WebViewJavascriptBridge: handler() });
    window.WVJBCallbacks[0]?.();
    expect(listener.up).toHaveBeenCalledTimes(1);
    expect(other).not.toHaveBeenCalled();
  });

  test("finds the iOS bridge where an entry before ours threw, so that nobody calls us", () => {
    pretend("ios");
    const window = makeWindow();
    const listener = makeListener();
    webViewBridge({ window }).connect(listener);
    vi.advanceTimersByTime(1000);
    window.WebViewJavascriptBridge = handler();
    vi.advanceTimersByTime(100);
    expect(listener.up).toHaveBeenCalledTimes(1);
    expect(vi.getTimerCount()).toBe(0);
  });

  test("stops looking after 30 s, and still hears of a bridge that comes after that", () => {
    pretend("ios");
    const window = makeWindow();
    const bridge = webViewBridge({ window });
    const listener = makeListener();
    bridge.connect(listener);
    vi.advanceTimersByTime(30_000);
    expect(vi.getTimerCount()).toBe(0);
    window.WebViewJavascriptBridge = handler();
    announce(window.document);
    expect(listener.up).toHaveBeenCalledTimes(1);
  });

  test("in a browser, it puts nothing on the page, where other scripts would take it for a handshake", () => {
    const window = makeWindow();
    webViewBridge({ window }).connect(makeListener());
    expect(Object.keys(window)).toEqual(["document"]);
  });

  test("in a browser, a bridge may still come, such as the simulator's", () => {
    const window = makeWindow();
    const listener = makeListener();
    webViewBridge({ window }).connect(listener);
    window.WebViewJavascriptBridge = handler();
    announce(window.document);
    expect(listener.up).toHaveBeenCalledTimes(1);
  });

  test("tells each who connected: two clients may share a bridge", () => {
    const window = makeWindow();
    const bridge = webViewBridge({ window });
    const listeners = [makeListener(), makeListener()];
    for (const listener of listeners) bridge.connect(listener);
    window.WebViewJavascriptBridge = handler();
    announce(window.document);
    for (const { up } of listeners) expect(up).toHaveBeenCalledTimes(1);
  });

  test("never fails: a web view of another app is simply silent", () => {
    pretend("ios");
    const listener = makeListener();
    webViewBridge({ window: makeWindow() }).connect(listener);
    vi.advanceTimersByTime(60_000);
    expect(listener.failed).not.toHaveBeenCalled();
  });
});

describe("the iOS handshake", () => {
  test("is one hidden frame, gone at once", () => {
    pretend("ios");
    const window = makeWindow();
    const append = vi.spyOn(window.document.documentElement, "appendChild");
    const bridge = webViewBridge({ window });
    bridge.connect(makeListener());
    const [frame] = frames(window.document);
    expect(frame).toMatchObject({ src: "https://__bridge_loaded__", style: { display: "none" } });
    vi.advanceTimersByTime(1);
    expect(frames(window.document)).toHaveLength(0);
    bridge.connect(makeListener());
    vi.advanceTimersByTime(60_000);
    expect(append).toHaveBeenCalledTimes(1);
  });

  test("comes after the array is there that the iOS library reads", () => {
    pretend("ios");
    const window = makeWindow();
    vi.spyOn(window.document.documentElement, "appendChild").mockImplementation((frame) => {
      expect(window.WVJBCallbacks).toHaveLength(1);
      return frame;
    });
    webViewBridge({ window }).connect(makeListener());
    expect.assertions(1);
  });

  test.each(["android", "browser"] as const)("is not made on %s, where it would go to the network", (platform) => {
    pretend(platform);
    const window = makeWindow();
    webViewBridge({ window }).connect(makeListener());
    expect(frames(window.document)).toHaveLength(0);
    expect(vi.getTimerCount()).toBe(0);
  });

  test("leaves alone a WVJBCallbacks of the page's own that is no array", () => {
    pretend("android");
    const window = { ...makeWindow(), WVJBCallbacks: {} as (() => void)[] };
    expect(() => {
      webViewBridge({ window }).connect(makeListener());
    }).not.toThrow();
    expect(window.WVJBCallbacks).toEqual({});
  });
});

describe("supports", () => {
  test.each(["auth", "pay", "getSession", "selectSession", "share"])("the documented %s: yes", (method) => {
    expect(webViewBridge().supports(method)).toBe("yes");
  });

  test.each(["scanQRCode", "", "constructor", "toString"])("of any other, only trying tells: %s", (method) => {
    expect(webViewBridge().supports(method)).toBe("unknown");
  });
});

describe("send", () => {
  // Nothing here leaves the page.
  const depart = (page: string) => page;

  test("hands over the method, the parameters and a way to answer", () => {
    const app = handler();
    const answers: HostAnswer[] = [];
    webViewBridge({ window: { WebViewJavascriptBridge: app } }).send(
      "auth",
      { scope: "s" },
      (answer) => answers.push(answer),
      depart,
    );
    const [method, params, respond] = app.callHandler.mock.calls[0] ?? [];
    expect([method, params]).toEqual(["auth", { scope: "s" }]);
    respond?.('{"code":"C"}');
    respond?.({ err_code: 1 });
    respond?.("{");
    expect(answers.map(({ kind }) => kind)).toEqual(["success", "error", "malformed"]);
  });

  test("calls it on the bridge itself, which some libraries need", () => {
    const app = {
      callHandler(this: unknown) {
        expect(this).toBe(app);
      },
    };
    webViewBridge({ window: { WebViewJavascriptBridge: app } }).send("auth", {}, () => {}, depart);
    expect.assertions(1);
  });

  test("hands over a copy, all the way down: the app's library may write into it", () => {
    const params = { list: [{ a: 1 }] };
    const app = {
      callHandler(_: string, given: Record<string, unknown>) {
        given.callbackId = "cb_1";
        (given.list as { a: number }[]).push({ a: 2 });
        Object.assign((given.list as object[])[0] ?? {}, { a: 3 });
      },
    };
    webViewBridge({ window: { WebViewJavascriptBridge: app } }).send("auth", params, () => {}, depart);
    expect(params).toEqual({ list: [{ a: 1 }] });
  });

  test("throws where the bridge has gone from the page, or throws itself", () => {
    const window: WebViewWindow = { WebViewJavascriptBridge: handler() };
    const bridge = webViewBridge({ window });
    delete window.WebViewJavascriptBridge;
    expect(() => {
      bridge.send("auth", {}, () => {}, depart);
    }).toThrow("The bridge is gone");
    window.WebViewJavascriptBridge = {
      callHandler() {
        throw new Error("library bug");
      },
    };
    expect(() => {
      bridge.send("auth", {}, () => {}, depart);
    }).toThrow("library bug");
  });
});

describe("by default", () => {
  test("it looks at the page's own window, when it is used and not when it is made", () => {
    const bridge = webViewBridge();
    expect(bridge.detect()).toBe("no");
    window.WebViewJavascriptBridge = handler();
    expect(bridge.detect()).toBe("yes");
    delete window.WebViewJavascriptBridge;
  });
});
