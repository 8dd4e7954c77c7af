import { runAndroid2022Script } from "./android2022Script.js";
import type { AndroidApp } from "./androidHost.js";
import { startApp, type App } from "./app.js";
import { evaluate, throughLoadUrl } from "./evaluate.js";
import { android2022Literal } from "./literals.js";
import { page } from "./page.js";
import type { NativeReply } from "./types.js";

/** `sendResponse`: text as it is, anything else as Gson's text of it, `null` too. */
function responseText(data: NativeReply): string {
  return typeof data === "string" ? data : JSON.stringify(data ?? null);
}

/**
 * The native half of lzyzsd/JsBridge of 2022. The app's methods are on the page's object from the start
 * (`addJavascriptInterface`), and the script calls them there: an unknown method never reaches native code, and iframes
 * carry nothing any more.
 */
export function startAndroid2022App(): AndroidApp {
  const started = startApp(() => {
    // The web view takes every `yy://` navigation, and does nothing with it.
  });
  const bridge: Record<string, unknown> = {};
  const app: App = {
    ...started,
    handle(method, handler) {
      started.handle(method, handler);
      bridge[method] = (raw: unknown, id: unknown): void => {
        receive(method, String(raw), String(id));
      };
    },
  };

  function receive(method: string, raw: string, responseId: string): void {
    const reply = (data: NativeReply): void => {
      if (!responseId) return;
      const literal = android2022Literal({ responseId, responseData: responseText(data) });
      app.post(() => {
        evaluate(throughLoadUrl(`WebViewJavascriptBridge._handleMessageFromNative(${literal});`));
      });
    };
    app.post(() => {
      app.receive(method, raw, reply);
    });
  }

  // Every app's object has these two.
  bridge.send = bridge.response = (): void => {};
  page.WebViewJavascriptBridge = bridge;
  return {
    app,
    script: () => {
      runAndroid2022Script(page, app.later);
    },
  };
}
