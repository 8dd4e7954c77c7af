import {
  type WebViewWindow,
  freshCopy,
  isComplete,
  platform,
  poll,
  supportsDocumented,
  watchForBridge,
} from "./appBridge.js";
import type { Bridge, BridgeListener } from "./bridge.js";
import { readReply } from "./reply.js";

export type { WebViewJavascriptBridge, WebViewWindow } from "./appBridge.js";

/** Options of {@link webViewBridge}. */
export interface WebViewBridgeOptions {
  /** Where to look for the app's bridge. Default: the page's own window; tests and frames pass another. */
  window?: WebViewWindow;
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

  return {
    name: "webview",
    detect: () => (isComplete(scope().WebViewJavascriptBridge) ? "yes" : platform() ? "maybe" : "no"),
    connect(listener) {
      listeners.push(listener);
      if (connected) listener.up();
      else if (!look() && !watching) {
        watching = true;
        watchForBridge(scope(), look);
        // Where another script put its own entry before ours, and it threw, nobody calls us though the bridge is up.
        if (platform() === "ios" && scope().document) poll(look);
      }
    },
    supports: supportsDocumented,
    send(method, params, answer) {
      const bridge = scope().WebViewJavascriptBridge;
      if (!isComplete(bridge)) throw new Error("The bridge is gone");
      bridge.callHandler(method, freshCopy(params), (response) => {
        answer(readReply(response));
      });
    },
  };
}
