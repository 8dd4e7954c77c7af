import { createAndroidReceiver, refuseSecondInit } from "./androidReceiver.js";
import { callbackId, hiddenFrame, isAnswer, type BridgePage, type BridgeReadyEvent, type Later } from "./page.js";

/** What JsBridge of spring 2018 injects into the page. */
export function runAndroid2018Script(page: BridgePage, later: Later): void {
  if (page.WebViewJavascriptBridge) return;

  let queue: object[] = [];
  let serial = 1;
  const receiver = createAndroidReceiver(
    () => bridge,
    later,
    (responseId, responseData) => {
      send({ responseId, responseData });
    },
  );

  function send(message: object, answer?: unknown): void {
    let id: string | undefined;
    if (isAnswer(answer)) receiver.answers.set((id = callbackId(serial++)), answer);
    queue.push(id === undefined ? message : { ...message, callbackId: id });
    notice.src = "yy://__QUEUE_MESSAGE__/";
  }

  const bridge: NonNullable<BridgePage["WebViewJavascriptBridge"]> = {
    init(handler) {
      refuseSecondInit(bridge);
      receiver.init(handler);
    },
    send: (data: unknown, answer?: unknown) => {
      send({ data }, answer);
    },
    registerHandler: (name, handler) => void receiver.handlers.set(name, handler),
    callHandler: (handlerName, data, answer) => {
      send({ handlerName, data }, answer);
    },
    _fetchQueue() {
      // A message that is no JSON throws here, and stays in the queue for ever.
      const json = JSON.stringify(queue);
      queue = [];
      bodies.src = `yy://return/_fetchQueue/${encodeURIComponent(json)}`;
      return undefined;
    },
    _handleMessageFromNative: receiver.handleMessage,
  };
  page.WebViewJavascriptBridge = bridge;

  // One tells native code that there is something, the other one carries it.
  const notice = hiddenFrame();
  const bodies = hiddenFrame();
  const ready: BridgeReadyEvent = new Event("WebViewJavascriptBridgeReady");
  ready.bridge = bridge;
  document.dispatchEvent(ready);
}
