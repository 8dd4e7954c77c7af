import type { HostAnswer } from "../bridges/bridge.js";
import { wordsOf } from "../errors/wordsOf.js";
import { refusal } from "./reply.js";

/** What WeChat leaves on a page: its functions by their wire names. */
export interface WeixinJSBridge {
  invoke(name: string, params: Readonly<Record<string, unknown>>, answer: (reply: unknown) => void): void;
  on(event: string, answer: (reply: unknown) => void): void;
}

/** A window, as far as WeChat concerns it. */
export interface WeChatWindow extends Pick<Window, "addEventListener" | "removeEventListener"> {
  readonly WeixinJSBridge?: WeixinJSBridge;
  /** WeChat's page script, where the page has brought it. */
  readonly wx?: unknown;
  /** Says `"miniprogram"` where the page is shown by one. */
  readonly __wxjs_environment?: unknown;
  readonly navigator: Pick<Navigator, "userAgent">;
  readonly location: Pick<Location, "href" | "origin">;
  readonly document: Pick<Document, "addEventListener" | "removeEventListener">;
}

/** Whether a page is open in WeChat. WeCom says so too, and is another app. */
export function isWeChat({ navigator: { userAgent } }: Pick<WeChatWindow, "navigator">): boolean {
  return /MicroMessenger/i.test(userAgent) && !/wxwork/i.test(userAgent);
}

/** Whether a mini program shows the page: by its user agent, or by what comes with the bridge. */
export function isMiniProgram(page: WeChatWindow): boolean {
  return /miniProgram/i.test(page.navigator.userAgent) || page.__wxjs_environment === "miniprogram";
}

/** A call that WeChat is to answer. */
export interface WeChatCall {
  /** Any number of times. */
  readonly answer: (answer: HostAnswer) => void;
  /** Whether it has ended meanwhile: then nothing may be opened for it. */
  readonly over: () => boolean;
}

/** How long WeChat may take to bring its bridge, and to say what the page may do, in ms. */
export const patience = 10_000;

/** WeChat did not answer in time, or is not there. */
export function silence(problem: string): HostAnswer {
  return refusal("timeout", "no_answer", `${problem} within ${String(patience / 1000)} s`);
}

/**
 * Uses WeChat's bridge, as soon as it is there: at once, in the same task, where it is.
 *
 * @param call - is answered where there is none in time, and where its code throws
 */
export function withBridge(scope: WeChatWindow, run: (bridge: WeixinJSBridge) => void, call: WeChatCall): void {
  const { document } = scope;
  const look = () => {
    const bridge = scope.WeixinJSBridge;
    // Some have seen it come without its functions.
    if (typeof bridge?.invoke !== "function") return;
    stop();
    if (call.over()) return;
    try {
      run(bridge);
    } catch (cause) {
      // It may have been handed over all the same.
      call.answer({ kind: "ended", code: "failed", problem: `WeixinJSBridge threw ${wordsOf(cause)}` });
    }
  };
  const stop = () => {
    clearTimeout(timer);
    document.removeEventListener("WeixinJSBridgeReady", look);
  };
  const timer = setTimeout(() => {
    stop();
    call.answer(silence("No WeixinJSBridge"));
  }, patience);
  document.addEventListener("WeixinJSBridgeReady", look);
  look();
}
