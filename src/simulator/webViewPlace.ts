import type { WebViewWindow } from "../bridges/appBridge.js";
import type { HostEngine } from "../testing/engine/engine.js";
import { watchFrames } from "./frames.js";
import { soon } from "./soon.js";
import type { SimulatorPlatform } from "./userAgents.js";

type PageBridge = NonNullable<WebViewWindow["WebViewJavascriptBridge"]>;

/** What both libraries leave on the page, as far as pages use it. */
function bridgeOf({ bridge }: HostEngine): PageBridge & { registerHandler: () => void } {
  return {
    // By hand, pages leave out what they do not need: `callHandler("getSession", answer)`.
    callHandler(method: string, ...rest: readonly unknown[]) {
      const answer = rest.find((one) => typeof one === "function");
      const [params] = rest;
      bridge.callHandler?.(
        method,
        typeof params === "object" && params !== null ? { ...params } : {},
        answer ? (response) => void Reflect.apply(answer, undefined, [response]) : () => {},
      );
    },
    // VVChat calls nothing of a page's.
    registerHandler() {},
  };
}

function takeOff(bridge: PageBridge): void {
  if (window.WebViewJavascriptBridge === bridge) delete window.WebViewJavascriptBridge;
}

/** The Android library's: injected when the page has loaded, told of by an event, and to be initialised once. */
function installAndroid(engine: HostEngine): () => void {
  let initialised = false;
  const bridge: PageBridge = {
    ...bridgeOf(engine),
    init() {
      if (initialised) throw new Error("WebViewJavascriptBridge.init called twice");
      initialised = true;
    },
  };
  const inject = () => {
    if (window.WebViewJavascriptBridge) {
      console.error("simulator: another WebViewJavascriptBridge came before the page had loaded. It stays.");
      return;
    }
    window.WebViewJavascriptBridge = bridge;
    document.dispatchEvent(Object.assign(new Event("WebViewJavascriptBridgeReady"), { bridge }));
  };
  if (document.readyState === "complete") inject();
  else window.addEventListener("load", inject);
  return () => {
    window.removeEventListener("load", inject);
    takeOff(bridge);
  };
}

const handshake = (url: string) => /^https:\/\/__bridge_loaded__\/?$/i.test(url);

/** Whether a page has asked for the bridge on iOS: it does so once, and a later simulator, after a hot reload, is not asked. */
const asks = new WeakSet<Window>();

/** The iOS library's: injected when a page asks for it by an iframe, and told of to those who wait in `WVJBCallbacks`. */
function installIos(engine: HostEngine): () => void {
  const bridge = bridgeOf(engine);
  let active = true;
  const tell = () => {
    const waiting: readonly ((bridge: PageBridge) => void)[] = window.WVJBCallbacks ?? [];
    delete window.WVJBCallbacks;
    for (const callback of waiting) callback(bridge);
  };
  const inject = () => {
    if (!active || window.WebViewJavascriptBridge) return;
    window.WebViewJavascriptBridge = bridge;
    soon(tell);
  };
  const asked = () => {
    asks.add(window);
    soon(inject);
  };
  const stop = watchFrames(handshake, asked);
  // Somebody asked before the simulator came.
  if (Array.isArray(window.WVJBCallbacks) || asks.has(window)) asked();
  return () => {
    active = false;
    stop();
    takeOff(bridge);
  };
}

/**
 * Puts the app's bridge on the page, as the library of its platform does it: VVChat's own script, and any page that speaks to
 * the bridge, find there what they find in the app.
 *
 * @returns takes it off again
 */
export function installBridgeOf(platform: SimulatorPlatform, engine: HostEngine): () => void {
  return platform === "ios" ? installIos(engine) : installAndroid(engine);
}
