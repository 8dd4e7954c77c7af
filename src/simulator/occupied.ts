import { webViewPlatform } from "../bridges/userAgent.js";

/** In the global symbol registry, so that two copies of the package know each other's simulator. */
const mark = Symbol.for("vvchat-react.simulator");

/** Marks a bridge as a simulator's. */
export function markBridge(bridge: object): void {
  Object.defineProperty(bridge, mark, { value: true });
}

/** Marks a page that a simulator has without a bridge. Returns a way to take the mark off. */
export function markPage(): () => void {
  Object.defineProperty(window, mark, { configurable: true, value: true });
  return () => {
    Reflect.deleteProperty(window, mark);
  };
}

/** Whether the user agent tells of an app's web view. VVChat injects its bridge there, but on Android only after `load`. */
export function inWebView(): boolean {
  return webViewPlatform(navigator.userAgent) !== undefined;
}

const another = "this page has a simulator already: dispose() that one first";

/** Why a simulator has no place on this page; nothing where it has one. */
export function whyOccupied(): string | undefined {
  const bridge = window.WebViewJavascriptBridge;
  if (mark in window) return another;
  if (!bridge) {
    return inWebView() ? "this is an app's web view, where VVChat's own bridge belongs" : undefined;
  }
  if (mark in bridge) return another;
  return "this page has a WebViewJavascriptBridge already: VVChat's own, or a fake host's";
}
