/** When the host answers: within the call, or in a task of its own. */
export type Answering = "at once" | "later";

/** The one host of all contestants, as far as they are told apart by it. */
export const host = {
  answering: "at once" as Answering,
  /** How long it took over the last call, in ms: its own time, nobody else's. */
  took: 0,
};

/** Long enough for what is pending to be drawn. */
const laterMs = 2;

/** Puts the bridge that the app injects on the page, and says that it is there. */
export function installHost(): void {
  let calls = 0;
  window.WebViewJavascriptBridge = {
    callHandler(method, { state }, answer) {
      calls += 1;
      const code = method === "auth" ? `C${calls}` : 200;
      const reply = JSON.stringify({ err_code: 0, code, state });
      const start = performance.now();
      const end = () => {
        host.took = performance.now() - start;
        answer(reply);
      };
      if (host.answering === "at once") end();
      else setTimeout(end, laterMs);
    },
  };
  document.dispatchEvent(new Event("WebViewJavascriptBridgeReady"));
}
