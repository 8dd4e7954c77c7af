import {
  callbackId,
  hiddenFrame,
  isAnswer,
  type Answer,
  type BridgePage,
  type Later,
  type PageHandler,
} from "./page.js";

interface Incoming {
  readonly responseId?: string;
  readonly responseData?: unknown;
  readonly callbackId?: string;
  readonly handlerName: string;
  readonly data?: unknown;
}

const queueUrl = "https://__wvjb_queue_message__";

/**
 * What WebViewJavascriptBridge 6 injects into the page.
 *
 * @param settled - as if it had run a while ago: whoever waited in `WVJBCallbacks` has been called
 */
export function runIosScript(page: BridgePage, later: Later, settled: boolean): void {
  if (page.WebViewJavascriptBridge) return;
  window.onerror ??= (...error) => {
    console.log("bridge:", ...error);
  };

  let queue: object[] = [];
  let serial = 1;
  let safely = true;
  const answers = new Map<string, Answer>();
  const handlers = new Map<string, PageHandler>();

  function send(message: object, answer?: unknown): void {
    let id: string | undefined;
    if (isAnswer(answer)) answers.set((id = callbackId(serial++)), answer);
    queue.push(id === undefined ? message : { ...message, callbackId: id });
    frame.src = queueUrl;
  }

  function dispatch(json: string): void {
    const message = JSON.parse(json) as Incoming;
    const { responseId, callbackId: wanted, handlerName } = message;
    if (responseId) {
      const answer = answers.get(responseId);
      if (!answer) return;
      answer(message.responseData);
      // An answer that threw is still there for the next reply.
      answers.delete(responseId);
      return;
    }
    const respond = wanted
      ? (responseData: unknown): void => {
          send({ handlerName, responseId: wanted, responseData });
        }
      : undefined;
    handlers.get(handlerName)?.(message.data, respond);
  }

  function callHandler(...args: unknown[]): void {
    const [handlerName, data, answer] = args.length === 2 && isAnswer(args[1]) ? [args[0], null, args[1]] : args;
    send({ handlerName, data }, answer);
  }

  const bridge = {
    registerHandler: (name: string, handler: PageHandler) => void handlers.set(name, handler),
    callHandler,
    disableJavscriptAlertBoxSafetyTimeout: () => void (safely = false),
    _fetchQueue() {
      // A message that is no JSON throws here, and stays in the queue for ever.
      const json = JSON.stringify(queue);
      queue = [];
      return json;
    },
    _handleMessageFromObjC(json: string) {
      const run = (): void => {
        dispatch(json);
      };
      if (safely) later(run);
      else run();
    },
  };
  page.WebViewJavascriptBridge = bridge;
  const frame = hiddenFrame(queueUrl);
  bridge.registerHandler("_disableJavascriptAlertBoxSafetyTimeout", bridge.disableJavscriptAlertBoxSafetyTimeout);

  if (settled) return;
  later(() => {
    const waiting = page.WVJBCallbacks;
    Reflect.deleteProperty(page, "WVJBCallbacks");
    if (!waiting) throw new TypeError("Cannot read properties of undefined (reading 'length')");
    for (let i = 0; i < waiting.length; i++) waiting[i]?.(bridge);
  });
}
