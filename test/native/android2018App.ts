import { runAndroid2018Script } from "./android2018Script.js";
import { startApp } from "./app.js";
import type { AndroidApp } from "./androidHost.js";
import { evaluate, throughLoadUrl } from "./evaluate.js";
import { android2018Literal, platformJson } from "./literals.js";
import { page } from "./page.js";
import type { NativeReply } from "./types.js";

type Message = Readonly<Record<string, unknown>>;

const returned = "yy://return/";
const fetched = `${returned}_fetchQueue/`;

/** `JSONObject.getString`: text as it is, anything else as Java's text of it, `null` too. */
function javaString(value: unknown): string | undefined {
  return value === undefined || typeof value === "string" ? value : platformJson(value);
}

/** What the app's handler hands to its callback, which takes a Java string or `null`. */
function javaReply(data: NativeReply): string | undefined {
  return data === null ? undefined : javaString(data);
}

/**
 * The native half of lzyzsd/JsBridge of spring 2018. One thing is left out: a reply in broken JSON crashes the real
 * library before it is sent, and is sent here, since an app may well have mended that.
 */
export function startAndroid2018App(escapesApostrophe: boolean): AndroidApp {
  let fetching = false;
  const app = startApp((url) => {
    if (!url.startsWith("yy:")) return;
    const text = decodeURIComponent(url.replaceAll("+", " "));
    if (text.startsWith(returned)) take(text);
    else flush();
  });

  function loadUrl(source: string): void {
    app.post(() => {
      evaluate(throughLoadUrl(source));
    });
  }

  function flush(): void {
    loadUrl("WebViewJavascriptBridge._fetchQueue();");
    fetching = true;
  }

  function take(text: string): void {
    const name = text.replaceAll(returned, "").split("/")[0];
    if (name !== "_fetchQueue" || !fetching) return;
    for (const message of JSON.parse(text.replaceAll(fetched, "")) as Message[]) receive(message);
    fetching = false;
  }

  function receive(message: Message): void {
    if (message.responseId) return; // An answer of the page's to a call of the app's. This app makes none.
    const responseId = javaString(message.callbackId);
    app.receive(javaString(message.handlerName) ?? "", javaString(message.data), (data) => {
      if (!responseId) return;
      const literal = android2018Literal(
        platformJson({ responseData: javaReply(data), responseId }),
        escapesApostrophe,
      );
      loadUrl(`WebViewJavascriptBridge._handleMessageFromNative('${literal}');`);
    });
  }

  return {
    app,
    script: () => {
      runAndroid2018Script(page, app.later);
    },
  };
}
