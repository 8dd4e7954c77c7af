import { startAndroid2018App } from "./android2018App.js";
import { startAndroid2022App } from "./android2022App.js";
import type { App } from "./app.js";
import { reportingErrors } from "./evaluate.js";
import { page } from "./page.js";
import type { NativeHost } from "./types.js";

/** One version of the Android library: its native half, running, and what it injects. */
export interface AndroidApp {
  readonly app: App;
  readonly script: () => void;
}

/** Options of {@link createAndroidHost}. */
export interface AndroidHostOptions {
  /**
   * `false`: the page has not loaded yet, so there is no bridge before `inject()`. `"loaded"`: the script has run.
   * `"initialised"`: it has, and something on the page has called `init`.
   */
  injected?: "loaded" | "initialised" | false;
  version?: "2018" | "2022";
  /** 2018: as in that spring's last commit, which sends apostrophes safely. Before it, they lose the reply. */
  escapesApostrophe?: boolean;
}

/** An Android app with lzyzsd/JsBridge around this page. */
export function createAndroidHost(options: AndroidHostOptions = {}): NativeHost {
  const { injected = false, version = "2018", escapesApostrophe = false } = options;
  const { app, script } = version === "2022" ? startAndroid2022App() : startAndroid2018App(escapesApostrophe);
  const loaded = new AbortController();

  function run(): void {
    reportingErrors(script);
  }

  if (injected) run();
  if (injected === "initialised") page.WebViewJavascriptBridge?.init?.(() => {});
  return {
    platform: version === "2022" ? "android2022" : "android",
    calls: app.calls,
    get handshakes() {
      return app.handshakes();
    },
    handle: app.handle,
    inject() {
      if (document.readyState === "complete") run();
      else window.addEventListener("load", run, { once: true, signal: loaded.signal });
    },
    dispose() {
      loaded.abort();
      app.dispose();
    },
  };
}
