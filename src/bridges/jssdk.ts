import { safely } from "../errors/safely.js";
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
import { type LoadScript, scriptLoader } from "./scriptLoader.js";
import { isReady, isScript, whenReady } from "./vvchatScript.js";

/** A window, as far as VVChat's script concerns it. */
export interface JssdkWindow extends WebViewWindow {
  vvchat?: unknown;
}

/** Options of {@link jssdkBridge}. */
export interface JssdkBridgeOptions {
  /** Where VVChat's script is to be had. Default: nowhere; only a `window.vvchat` that the page brings is used. */
  src?: string | undefined;
  /** The nonce of your content security policy, for the script's tag. Default: none. */
  nonce?: string | undefined;
  /** Calls `vvchat.config({ debug: true })`, once, unless the page has called `config`. Default `false`. */
  debug?: boolean | undefined;
  /** Where to look for `vvchat` and the app's bridge. Default: the page's own window; tests and frames pass another. */
  window?: JssdkWindow;
}

/** How often it looks in a loaded page, 100 ms apart, before a script is asked without the app's bridge. */
const patience = 10;

/** {@link jssdkBridge} without what loads a script, so that a client with the default bridges does not ship that. */
export function broughtScriptBridge(
  options: Omit<JssdkBridgeOptions, "src" | "nonce"> = {},
  load?: LoadScript,
): Bridge {
  let up = false;
  let watching = false;
  let shaken = false;
  let looks = 0;
  /** Whether a script is to be loaded: each `connect` asks for one attempt. */
  let wanted = false;
  const listeners: BridgeListener[] = [];
  const scope = (): JssdkWindow => options.window ?? window;
  const script = () => {
    const { vvchat } = scope();
    return isScript(vvchat) ? vvchat : undefined;
  };
  /** Whether the app's bridge is up, or may come up here. */
  const hope = () => (isComplete(scope().WebViewJavascriptBridge) ? "yes" : platform() ? "maybe" : "no");

  /** Goes as far as it can. Safe to call from anywhere, any number of times. */
  function look(): boolean {
    const { WebViewJavascriptBridge: app, document } = scope();
    const vvchat = script();
    // In a web view this shakes hands, so not for a page that has nothing to do with the script.
    if (!up && !shaken && !isComplete(app) && (vvchat ?? load ?? !platform())) {
      shaken = true;
      watchForBridge(scope(), look);
    }
    if (vvchat) {
      // Asked before, the script shakes hands itself, and initialises the bridge before the page's own scripts do.
      const now = isComplete(app) ? 2 : 1;
      // Without a bridge too, in the end: it may need none.
      if (now > 1 || isReady(vvchat) || (!app && looks > patience)) whenReady(vvchat, now, options.debug, tell);
    } else if (wanted && document && hope() !== "no") {
      const ended = () => {
        look();
        return wanted || !!script();
      };
      wanted = !!load?.(document, ended, (error) => {
        for (const listener of listeners) listener.failed(error);
      });
    }
    return up;
  }

  function tell(): void {
    if (up) return;
    up = true;
    for (const listener of listeners) listener.up();
  }

  return {
    name: "jssdk",
    detect: () => (isReady(script()) ? "yes" : (script() ?? load) ? hope() : "no"),
    connect(listener) {
      listeners.push(listener);
      wanted = !!load;
      if (up) listener.up();
      else if (!look() && !watching) {
        watching = true;
        // A page may bring its script late.
        scope().document?.addEventListener("readystatechange", look);
        if (platform())
          poll(() => {
            if (scope().document?.readyState === "complete") looks++;
            return look();
          });
      }
    },
    supports: supportsDocumented,
    send(method, params, answer) {
      const vvchat = script();
      if (!vvchat) throw new Error("window.vvchat is gone");
      const pass = (raw: unknown) => {
        // What the app's code throws is not the script's business: it would take the reply for lost, or call again.
        safely(() => {
          // The script has parsed the reply: text that is left is no object.
          answer({ ...readReply(JSON.stringify(raw)), raw });
        });
      };
      // The page may have put another script in its place, which nobody has asked yet.
      whenReady(vvchat, 2, options.debug, () => {
        vvchat.call(method, freshCopy(params), pass, pass, () => {});
      });
    },
  };
}

/**
 * The way to VVChat by the vendor's own script (JSSDK), for apps that must use it, and for a `window.vvchat` that the
 * page has brought. A script that is there is used; else one is loaded from `src`, once for all bridges, and only where
 * the user agent is a web view's or the app's bridge is up. A reply that the script cannot read is lost there, and its
 * call ends by its deadline; `webViewBridge()` has it end at once.
 *
 * A script that does not load makes the client `unavailable`, with the error `script_failed`; `retry()` loads it anew.
 * Source: VVChat JSSDK, `vvchat.config`, `vvchat.ready`, `vvchat.call`, and the script itself, version 1.0.0.
 *
 * @throws never; the client's calls and `client.getState().error` tell
 * @example
 * const client = createVVChatClient({ appId: "qyx…", bridges: [jssdkBridge({ src: "/vvchat-1.0.0.js" })] });
 */
export function jssdkBridge({ src, nonce, ...options }: JssdkBridgeOptions = {}): Bridge {
  return broughtScriptBridge(options, src ? scriptLoader(src, nonce) : undefined);
}
