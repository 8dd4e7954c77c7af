import { isHandshake, startApp } from "./app.js";
import { evaluate, reportingErrors } from "./evaluate.js";
import { runIosScript } from "./iosScript.js";
import { iosLiteral, platformJson } from "./literals.js";
import { page } from "./page.js";
import type { NativeHost } from "./types.js";

interface Outgoing {
  readonly handlerName?: string;
  readonly callbackId?: string;
  readonly responseId?: string;
  readonly data?: unknown;
}

/**
 * An iOS app with marcuswestin/WebViewJavascriptBridge 6 around this page, by WKWebView.
 *
 * @param options.injected - the bridge is already up, as after another script's handshake some time ago
 */
export function createIosHost({ injected = false }: { injected?: boolean } = {}): NativeHost {
  const app = startApp((url) => {
    if (isHandshake(url)) inject();
    else if (/^(https|wvjbscheme):\/\/__wvjb_queue_message__(\/|$)/i.test(url)) flush();
  });

  function inject(settled = false): void {
    reportingErrors(() => {
      runIosScript(page, app.later, settled);
    });
  }

  function flush(): void {
    const json = evaluate("WebViewJavascriptBridge._fetchQueue();");
    if (typeof json !== "string") return;
    for (const message of JSON.parse(json) as Outgoing[]) receive(message);
  }

  function receive({ handlerName = "", callbackId, responseId, data }: Outgoing): void {
    if (responseId) return; // An answer of the page's to a call of the app's. This app makes none.
    app.receive(handlerName, data === undefined ? undefined : JSON.stringify(data), (responseData) => {
      if (!callbackId) return;
      const message = iosLiteral(platformJson({ responseId: callbackId, responseData: responseData ?? null }));
      app.post(() => {
        evaluate(`WebViewJavascriptBridge._handleMessageFromObjC('${message}');`);
      });
    });
  }

  if (injected) inject(true);
  return {
    platform: "ios",
    calls: app.calls,
    get handshakes() {
      return app.handshakes();
    },
    handle: app.handle,
    inject: () => {
      inject();
    },
    dispose: app.dispose,
  };
}
