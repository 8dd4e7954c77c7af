import type { WebViewWindow } from "../../bridges/webView.js";
import {
  type AnswerQueue,
  type CallParams,
  type MethodScript,
  type ReplySource,
  type ScriptedAnswer,
  createAnswerQueue,
} from "./script.js";

/** A call as the host got it. */
export interface HostCall {
  readonly method: string;
  readonly params: CallParams;
  /** Ms since 1970. */
  readonly at: number;
}

/** A pretended VVChat: an app's native half and the bridge that it injects, without a face. */
export interface HostEngine {
  /** Every call so far, oldest first. */
  readonly calls: readonly HostCall[];
  /** Scripts a method anew: what was scripted for it before is forgotten. */
  on: (method: string) => MethodScript;
  /** Forgets all scripts and calls. */
  reset: () => void;
  /** What the app injects, to be put on a window. */
  readonly bridge: NonNullable<WebViewWindow["WebViewJavascriptBridge"]>;
}

/** What a host does about a call that nobody scripted: return an answer, or play one later. */
export type Unscripted = (call: HostCall, play: (answer: ScriptedAnswer) => void) => void;

/** Makes a reply, and hands its text over: at once, or when the promise of it is kept. */
function build(source: ReplySource, params: CallParams, hand: (text: string) => void): void {
  const reply: unknown = typeof source === "function" ? (source as (params: CallParams) => object)(params) : source;
  if (reply instanceof Promise)
    void reply.then((late) => {
      hand(JSON.stringify(late));
    });
  else hand(JSON.stringify(reply));
}

/**
 * @param unscripted - what to do about calls that `on` does not cover
 */
export function createHostEngine(unscripted: Unscripted): HostEngine {
  const calls: HostCall[] = [];
  const scripts = new Map<string, AnswerQueue>();

  function play(answer: ScriptedAnswer, { params }: HostCall, respond: (response: unknown) => void): void {
    // A promise, not a timer: an app's native half is another thread, and fake timers must not hold it up.
    const soon = (text: string) =>
      void Promise.resolve().then(() => {
        respond(text);
      });
    if (answer.kind === "text") soon(answer.text);
    else if (answer.kind === "twice") {
      build(answer.first, params, soon);
      build(answer.second, params, soon);
    } else if (answer.kind === "reply") {
      const { reply, after } = answer;
      const later = (text: string) =>
        void setTimeout(() => {
          respond(text);
        }, after);
      build(reply, params, after === undefined ? soon : later);
    }
  }

  return {
    calls,
    on(method) {
      const queue = createAnswerQueue();
      scripts.set(method, queue);
      return queue.script;
    },
    reset() {
      calls.length = 0;
      scripts.clear();
    },
    bridge: {
      callHandler(method, params, respond) {
        // Through JSON, as the real one goes.
        const call: HostCall = { method, params: JSON.parse(JSON.stringify(params)) as CallParams, at: Date.now() };
        calls.push(call);
        const answer = scripts.get(method)?.next();
        if (answer) play(answer, call, respond);
        else
          unscripted(call, (late) => {
            play(late, call, respond);
          });
      },
    },
  };
}
