/** What the injected scripts leave on the page, as far as anyone looks at it. */
export interface PageBridge {
  callHandler: (method: string, ...rest: unknown[]) => void;
  registerHandler: (name: string, handler: PageHandler) => void;
  /** Android alone. */
  init: (handler?: PageHandler) => void;
  _messageHandler: PageHandler | undefined;
  /** The 2022 Android script alone: set by `init`. */
  inited: boolean;
  /** iOS and Android as of 2018. */
  _fetchQueue: () => string | undefined;
  /** iOS: how native code hands a message to the page. */
  _handleMessageFromObjC: (json: string) => void;
  /** Android: the same. */
  _handleMessageFromNative: (json: string) => void;
}

/** A function of the page's that the app may call. */
export type PageHandler = (data: unknown, respond?: (data: unknown) => void) => void;

/** The window, as the injected scripts use it. */
export interface BridgePage {
  WebViewJavascriptBridge?: Partial<PageBridge> & Record<string, unknown>;
  WVJBCallbacks?: ((bridge: unknown) => void)[];
  /** The 2022 Android script lets this variable slip out. */
  bizMessagingIframe?: HTMLIFrameElement;
}

/** `Ready` as the Android scripts fire it on the document. */
export interface BridgeReadyEvent extends Event {
  bridge?: unknown;
}

const self: object = window;

/** The current window. The kit declares these globals its own way, so this is a view of them, not a declaration. */
export const page = self as BridgePage;

/** A function that takes an answer. */
export type Answer = (data: unknown) => void;

/** A task for the page's event loop, as `setTimeout(task, 0)` makes it. */
export type Later = (task: () => void) => void;

/** Whether a value is a function, as the scripts ask. */
export function isAnswer(value: unknown): value is Answer {
  return typeof value === "function";
}

/** A call's id: unique on the page, made the way both libraries make it. */
export function callbackId(serial: number): string {
  return `cb_${String(serial)}_${String(Date.now())}`;
}

/** A hidden iframe as the scripts put it on the page. Native code sees where it is sent. */
export function hiddenFrame(src?: string): HTMLIFrameElement {
  const frame = document.createElement("iframe");
  frame.style.display = "none";
  if (src !== undefined) frame.src = src;
  document.documentElement.append(frame);
  return frame;
}
