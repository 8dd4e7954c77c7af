import { watchFrames } from "./frames.js";
import { startNativeThread } from "./nativeThread.js";
import { page, type Later } from "./page.js";
import type { NativeCall, NativeHost, NativeReply } from "./types.js";

/** What every emulated app has, whichever library it uses. */
export interface App {
  readonly calls: NativeCall[];
  readonly handshakes: () => number;
  readonly handle: NativeHost["handle"];
  /** A call has reached native code: notes it, and runs the app's handler. `raw` of `undefined`: nothing was sent. */
  readonly receive: (method: string, raw: string | undefined, reply: (data: NativeReply) => void) => void;
  /** Runs a task on the native thread. */
  readonly post: (task: () => void) => void;
  /** The page's `setTimeout(task, 0)`, given up when the app goes. */
  readonly later: Later;
  readonly dispose: () => void;
}

let current: App | undefined;

function parse(raw: string | undefined): unknown {
  if (raw === undefined) return undefined;
  try {
    return JSON.parse(raw);
  } catch {
    return raw;
  }
}

/** Starts an app around this page. `navigated` runs on its native thread, for each navigation that is the bridge's. */
export function startApp(navigated: (url: string) => void): App {
  if (current) throw new Error("Another native host is on this page: dispose it first.");
  let handshakes = 0;
  const handlers = new Map<string, (call: NativeCall) => void>();
  const timers = new Set<number>();
  const thread = startNativeThread();
  const { onerror } = window;
  const stopWatching = watchFrames((url) => {
    if (isHandshake(url)) handshakes += 1;
    thread.post(() => {
      navigated(url);
    });
  });

  const app: App = {
    calls: [],
    handshakes: () => handshakes,
    handle: (method, handler) => void handlers.set(method, handler),
    receive(method, raw, reply) {
      const call = { method, params: parse(raw), raw: raw ?? null, reply };
      app.calls.push(call);
      handlers.get(method)?.(call);
    },
    post: thread.post,
    later: (task) => void timers.add(window.setTimeout(task, 0)),
    dispose() {
      if (current !== app) return;
      current = undefined;
      thread.stop();
      for (const timer of timers) window.clearTimeout(timer);
      stopWatching();
      for (const frame of document.querySelectorAll(":root > iframe")) frame.remove();
      delete page.WebViewJavascriptBridge;
      delete page.WVJBCallbacks;
      delete page.bizMessagingIframe;
      window.onerror = onerror;
    },
  };
  current = app;
  return app;
}

/** Whether a URL asks the iOS app for its script. */
export function isHandshake(url: string): boolean {
  return /^(https|wvjbscheme):\/\/__bridge_loaded__(\/|$)/i.test(url);
}
