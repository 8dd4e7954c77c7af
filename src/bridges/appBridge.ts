import type { Support, WireParams } from "./bridge.js";
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

const pollMs = 100;
const pollTimes = 300;

/** The entries of `WVJBCallbacks` that are the kit's. */
const entries = new WeakSet();

/** Which web view this is, if any, as far as the user agent tells. */
export function platform(): "ios" | "android" | undefined {
  return webViewPlatform(navigator.userAgent);
}

/** Whether the app's bridge is there and can be called. */
export function isComplete(bridge: Partial<WebViewJavascriptBridge> | undefined): bridge is WebViewJavascriptBridge {
  return typeof bridge?.callHandler === "function";
}

/** VVChat's methods in the web view, by its documents. Of any other, only calling it tells. */
export function supportsDocumented(method: string): Support {
  // It is a link there, too.
  if (method === "openSessionView") return "no";
  return /^(auth|pay|getSession|selectSession|share)$/.test(method) ? "yes" : "unknown";
}

/** Fresh parameters: JsBridge of 2022 writes its callback id into what it is given. */
export function freshCopy(params: WireParams): WireParams {
  return JSON.parse(JSON.stringify(params)) as WireParams;
}

/** Looks again every 100 ms, until it is found or 30 s are over. */
export function poll(look: () => boolean): void {
  let times = 0;
  const timer = setInterval(() => {
    if (look() || ++times >= pollTimes) clearInterval(timer);
  }, pollMs);
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
 * Shakes hands with the app, where the user agent is a web view's, and has `look` called whenever its bridge may have
 * come.
 *
 * @param look - tells whether it was there. Safe to call from anywhere, any number of times
 */
export function watchForBridge(scope: WebViewWindow, look: () => boolean): void {
  const heard = () => {
    // Android's bridge can be initialised once. The page's own scripts hear of it in this task, and would throw after us.
    if (scope.WebViewJavascriptBridge?.init) queueMicrotask(look);
    else look();
  };
  const { document } = scope;
  // More than once: JsBridge of 2022 may announce an object that is not complete yet.
  document?.addEventListener("WebViewJavascriptBridgeReady", heard);
  // Not in a plain browser: other scripts take an array that is there for a handshake that has been made, and make none.
  const callbacks = platform() ? (scope.WVJBCallbacks ??= []) : scope.WVJBCallbacks;
  let others = 0;
  if (Array.isArray(callbacks)) {
    others = callbacks.filter((entry) => entries.has(entry)).length;
    // First in line, behind the kit's other bridges: the libraries stop at the first entry that throws.
    callbacks.splice(others, 0, heard);
    entries.add(heard);
  }
  // Another bridge has done it, as long as its entry waits.
  if (platform() === "ios" && document && !others) shakeHands(document);
}
