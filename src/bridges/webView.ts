import type { Bridge, BridgeListener, WireParams } from "./bridge.js";
import { readReply } from "./reply.js";
import { webViewPlatform } from "./userAgent.js";

/** What the script that the app injects leaves on the page. */
export interface WebViewJavascriptBridge {
  callHandler(method: string, params: WireParams, answer: (response: unknown) => void): void;
  /** Android alone; throws when called twice. */
  init?(handler: () => void): void;
}

/** A window, as far as the bridge concerns it. */
export interface WebViewWindow {
  /** JsBridge of 2022 shows an early object without `callHandler`. */
  WebViewJavascriptBridge?: Partial<WebViewJavascriptBridge>;
  /** iOS calls these when the bridge is up. */
  WVJBCallbacks?: (() => void)[];
  readonly document?: Document;
}

declare global {
  interface Window {
    WebViewJavascriptBridge?: Partial<WebViewJavascriptBridge>;
    WVJBCallbacks?: (() => void)[];
  }
}

/** Options of {@link webViewBridge}. */
export interface WebViewBridgeOptions {
  /** Where to look for the app's bridge. Default: the page's own window; tests and frames pass another. */
  window?: WebViewWindow;
}

/** VVChat's methods in the web view, by its documents. Of any other, only calling it tells. */
const documented = /^(auth|pay|getSession|selectSession|share)$/;

const pollMs = 100;
const pollTimes = 300;

function isComplete(bridge: Partial<WebViewJavascriptBridge> | undefined): bridge is WebViewJavascriptBridge {
  return typeof bridge?.callHandler === "function";
}

/** Asks the iOS app to inject its script: it watches for a frame that goes to this address, and stops it. */
function shakeHands(document: Document): void {
  const frame = document.createElement("iframe");
  frame.style.display = "none";
  frame.src = "https://__bridge_loaded__";
  document.documentElement.appendChild(frame);
  setTimeout(() => {
    frame.remove();
  });
}

/**
 * The way to VVChat from inside its web view. Speaks the WebViewJavascriptBridge protocol itself, to the iOS library
 * (marcuswestin/WebViewJavascriptBridge 6) and to the Android one (lzyzsd/JsBridge): no vendor script is needed, and a
 * reply that cannot be read settles its call at once. Outside a web view it touches nothing but waits for a bridge
 * that comes late, such as the simulator's.
 *
 * @example
 * const client = createVVChatClient({ appId: "qyx…", bridges: [webViewBridge()] });
 */
export function webViewBridge(options: WebViewBridgeOptions = {}): Bridge {
  let connected = false;
  let watching = false;
  const listeners: BridgeListener[] = [];
  const scope = (): WebViewWindow => options.window ?? window;
  const platform = () => webViewPlatform(navigator.userAgent);

  /** Takes the bridge, once, if it is there. Safe to call from anywhere, any number of times. */
  function look(): boolean {
    const bridge = scope().WebViewJavascriptBridge;
    if (connected || !isComplete(bridge)) return connected;
    connected = true;
    try {
      bridge.init?.(() => {});
    } catch {
      // Somebody else on the page has called it. Once is enough.
    }
    for (const listener of listeners) listener.up();
    return true;
  }

  function watch(): void {
    watching = true;
    const { document } = scope();
    // More than once: JsBridge of 2022 may announce an object that is not complete yet.
    document?.addEventListener("WebViewJavascriptBridgeReady", look);
    // Not in a plain browser: other scripts take an array that is there for a handshake that has been made, and make none.
    const callbacks = platform() ? (scope().WVJBCallbacks ??= []) : scope().WVJBCallbacks;
    // First in line: the libraries stop at the first entry that throws.
    if (Array.isArray(callbacks)) callbacks.unshift(look);
    if (platform() !== "ios" || !document) return;
    shakeHands(document);
    let times = 0;
    const timer = setInterval(() => {
      // Where another script put its own entry before ours, and it threw, nobody calls us though the bridge is up.
      if (look() || ++times >= pollTimes) clearInterval(timer);
    }, pollMs);
  }

  return {
    name: "webview",
    detect: () => (isComplete(scope().WebViewJavascriptBridge) ? "yes" : platform() ? "maybe" : "no"),
    connect(listener) {
      listeners.push(listener);
      if (connected) listener.up();
      else if (!look() && !watching) watch();
    },
    supports: (method) => (documented.test(method) ? "yes" : "unknown"),
    send(method, params, answer) {
      const bridge = scope().WebViewJavascriptBridge;
      if (!isComplete(bridge)) throw new Error("The bridge is gone");
      // A copy: JsBridge of 2022 writes its callback id into what it is given.
      bridge.callHandler(method, JSON.parse(JSON.stringify(params)) as WireParams, (response) => {
        answer(readReply(response));
      });
    },
  };
}
