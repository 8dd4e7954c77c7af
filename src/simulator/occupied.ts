import { webViewPlatform } from "../bridges/userAgent.js";

/** In the global symbol registry, so that two copies of the package know each other's simulator. */
const mark = Symbol.for("vvchat-react.simulator");

/** Marks a page as one that has a simulator. Returns a way to take the mark off. */
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

/** Why a simulator has no place on this page; nothing where it has one. */
export function whyOccupied(): string | undefined {
  if (mark in window) return "this page has a simulator already: dispose() that one first";
  if (window.WebViewJavascriptBridge) {
    return "this page has a WebViewJavascriptBridge already: VVChat's own, or a fake host's";
  }
  return inWebView() ? "this is an app's web view, where VVChat's own bridge belongs" : undefined;
}

/** The same for one that plays WeChat: elsewhere a page that is open in WeChat may well have a simulator. */
export function whyInWeChat(): string | undefined {
  if ("WeixinJSBridge" in window) return "this page has a WeixinJSBridge already";
  return navigator.userAgent.includes("MicroMessenger") ? "this is WeChat, where its own bridge belongs" : undefined;
}
