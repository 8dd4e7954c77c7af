import { createAndroidReceiver, refuseSecondInit } from "./androidReceiver.js";
import { valueOf } from "./evaluate.js";
import { callbackId, hiddenFrame, isAnswer, type BridgePage, type BridgeReadyEvent, type Later } from "./page.js";

/** The app's own method of this name on the bridge object, looked up as source text, as the script does it. */
function nativeMethod(bridge: object, name: string): ((text: string | undefined, id: string) => unknown) | undefined {
  let found: unknown;
  try {
    found = valueOf(`WebViewJavascriptBridge.${name}`);
  } catch (error) {
    console.log(error);
  }
  if (typeof found !== "function") return undefined;
  const method = found;
  return (text, id) => Reflect.apply(method, bridge, [text, id]) as unknown;
}

/** What JsBridge of 2022 injects into the page. It fills the object that native code has put there before. */
export function runAndroid2022Script(page: BridgePage, later: Later): void {
  const bridge = page.WebViewJavascriptBridge;
  if (!bridge) throw new ReferenceError("WebViewJavascriptBridge is not defined");
  if (bridge.inited) return;

  let serial = 1;
  let notice: HTMLIFrameElement | undefined;
  const receiver = createAndroidReceiver(
    () => bridge,
    later,
    (responseId, data) => {
      send("response", data, responseId);
    },
  );

  function send(method: string, data: unknown, answer: unknown): void {
    let id = typeof answer === "string" ? answer : "";
    if (isAnswer(answer)) {
      receiver.answers.set((id = callbackId(serial++)), answer);
      mark(data, id);
    }
    const reply = nativeMethod(bridge ?? {}, method)?.(JSON.stringify(data), id);
    if (reply) {
      const waiting = receiver.answers.get(id);
      if (!waiting) return;
      waiting(reply);
      receiver.answers.delete(id);
    }
    // Before `init` this throws, when native code has the call already.
    if (!notice) throw new TypeError("Cannot set properties of undefined (setting 'src')");
    notice.src = "yy://__QUEUE_MESSAGE__";
  }

  Object.assign(bridge, {
    init(handler) {
      refuseSecondInit(bridge);
      notice = hiddenFrame("yy://__QUEUE_MESSAGE__");
      page.bizMessagingIframe = hiddenFrame();
      receiver.init(handler);
      bridge.inited = true;
    },
    doSend: (data: unknown, answer: unknown) => {
      send("send", data, answer);
    },
    registerHandler: (name, handler) => void receiver.handlers.set(name, handler),
    callHandler(...args) {
      const [method, data, answer] = args;
      if (args.length === 2 && isAnswer(data)) send(method, null, data);
      else send(method, data, answer);
    },
    _handleMessageFromNative: receiver.handleMessage,
  } satisfies BridgePage["WebViewJavascriptBridge"]);

  const ready: BridgeReadyEvent = new Event("WebViewJavascriptBridgeReady");
  ready.bridge = bridge;
  const waiting = page.WVJBCallbacks ?? [];
  page.WVJBCallbacks = [];
  // One that throws keeps the rest, and the event, from happening.
  for (const callback of [...waiting]) callback(bridge);
  document.dispatchEvent(ready);
}

/** The page's own object gets the call's id. What cannot take it is left alone, but `null` and `undefined` throw. */
function mark(data: unknown, id: string): void {
  if (data === null || data === undefined)
    throw new TypeError(`Cannot set properties of ${String(data)} (setting 'callbackId')`);
  if (typeof data === "object" || typeof data === "function") Reflect.set(data, "callbackId", id);
}
