import type { WebViewWindow } from "../../bridges/webView.js";

/**
 * Puts a pretended bridge on the page and tells those who wait for one.
 *
 * @returns a way to take it off
 * @throws Error where the page has a bridge already
 */
export function installBridge(bridge: NonNullable<WebViewWindow["WebViewJavascriptBridge"]>): () => void {
  if (window.WebViewJavascriptBridge) {
    throw new Error("This page has a WebViewJavascriptBridge already: VVChat's own, a simulator's or a fake host's");
  }
  window.WebViewJavascriptBridge = bridge;
  document.dispatchEvent(new Event("WebViewJavascriptBridgeReady"));
  return () => {
    if (window.WebViewJavascriptBridge === bridge) delete window.WebViewJavascriptBridge;
  };
}
