import type { Answer, Later, PageBridge, PageHandler } from "./page.js";

interface Incoming {
  readonly responseId?: string;
  readonly responseData?: unknown;
  readonly callbackId?: string;
  readonly handlerName?: string;
  readonly data?: unknown;
}

/** The half of the Android script that takes messages from native code. The 2018 and the 2022 script share it. */
export interface AndroidReceiver {
  readonly answers: Map<string, Answer>;
  readonly handlers: Map<string, PageHandler>;
  readonly handleMessage: (json: string) => void;
  /** Sets the page's own handler, and runs everything that has come so far once more. */
  readonly init: (handler: PageHandler | undefined) => void;
}

/**
 * @param bridge - the object on the page, which keeps the page's own handler
 * @param respond - sends the page's answer to a call of the app's
 */
export function createAndroidReceiver(
  bridge: () => Partial<PageBridge>,
  later: Later,
  respond: (callbackId: string, data: unknown) => void,
): AndroidReceiver {
  const answers = new Map<string, Answer>();
  const handlers = new Map<string, PageHandler>();
  let received: string[] | null = [];

  function dispatch(json: string): void {
    const message = JSON.parse(json) as Incoming;
    const { responseId, callbackId, handlerName } = message;
    if (responseId) {
      const answer = answers.get(responseId);
      if (!answer) return;
      answer(message.responseData);
      // An answer that threw is still there for the next reply, and for `init`.
      answers.delete(responseId);
      return;
    }
    const answer = callbackId
      ? (data: unknown): void => {
          respond(callbackId, data);
        }
      : undefined;
    const handler = handlerName ? handlers.get(handlerName) : bridge()._messageHandler;
    try {
      if (!handler) throw new TypeError("handler is not a function");
      handler(message.data, answer);
    } catch (error) {
      console.log("bridge: a handler of the page's threw", error);
    }
  }
  const dispatchLater = (json: string): void => {
    later(() => {
      dispatch(json);
    });
  };

  return {
    answers,
    handlers,
    handleMessage(json) {
      received?.push(json);
      dispatchLater(json);
    },
    init(handler) {
      bridge()._messageHandler = handler;
      const early = received;
      received = null;
      // After an `init` without a handler, the guard lets a second one come as far as here.
      if (!early) throw new TypeError("Cannot read properties of null (reading 'length')");
      for (const json of early) dispatchLater(json);
    },
  };
}

/** The guard in front of {@link AndroidReceiver.init}. */
export function refuseSecondInit(bridge: Partial<PageBridge>): void {
  if (bridge._messageHandler) throw new Error("WebViewJavascriptBridge.init called twice");
}
