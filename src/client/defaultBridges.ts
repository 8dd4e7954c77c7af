import type { Bridge } from "../bridges/bridge.js";
import { deepLinkBridge } from "../bridges/deepLink.js";
import { broughtScriptBridge } from "../bridges/jssdk.js";
import { webViewBridge } from "../bridges/webView.js";

/** The bridges of a client that names none, in the order in which they are preferred. */
export function defaultBridges(): Bridge[] {
  return [webViewBridge(), broughtScriptBridge(), deepLinkBridge()];
}
