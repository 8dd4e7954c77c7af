import type { WebViewWindow } from "../../bridges/webView.js";
import type { MethodEnds } from "./methodEnds.js";
import { type Outcome, outcomeKinds, parseOutcome } from "./outcome.js";
import {
  type AnswerQueue,
  type CallParams,
  type MethodScript,
  type ReplySource,
  type ScriptedAnswer,
  answerOf,
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
  /**
   * Answers a call by hand, at any time and as often as you like: late, and twice. Script it `.silent()` first, else it is
   * answered already.
   *
   * @param call - one of {@link HostEngine.calls}
   * @param answer - a reply in the host's own names, or an outcome: `"refuse"`, `"fail:1:refused"`
   * @throws Error for a call that is not there yet, or of another host, or an outcome that is none
   * @example host.answer(host.calls[0], { code: "C1" });
   */
  answer: (call: HostCall | undefined, answer: ReplySource | Exclude<Outcome, "ask">) => void;
  /** Scripts a method anew, with answers: each call takes the next one, the last one stays. */
  play: (method: string, answers: readonly ScriptedAnswer[]) => void;
  /** Forgets all scripts and calls. */
  reset: () => void;
  /** Answers nothing more: neither what is asked from now on, nor what is on its way. */
  stop: () => void;
  /** What the app injects, to be put on a window. */
  readonly bridge: NonNullable<WebViewWindow["WebViewJavascriptBridge"]>;
}

type Respond = (response: unknown) => void;

/** What makes an engine. */
export interface HostEngineOptions {
  /** How calls of a method end, where a script does not say it. */
  ends: (method: string) => MethodEnds;
  /** What to do about calls that `on` does not cover: return nothing, or play an answer, at any time. */
  unscripted: (call: HostCall, play: (answer: ScriptedAnswer) => void, respond: Respond) => void;
  /** How long a call takes to the app, in ms. Default: none. */
  latency?: () => number;
}

/** Makes a reply, and hands it over: at once, or when the promise of it is kept. */
function build(source: ReplySource, params: CallParams, hand: (reply: unknown) => void): void {
  const reply: unknown = typeof source === "function" ? (source as (params: CallParams) => object)(params) : source;
  if (reply instanceof Promise) void reply.then(hand);
  else hand(reply);
}

/** What was handed to `answer`, as a script's answer. */
function readAnswer(answer: unknown, ends: MethodEnds): ScriptedAnswer | undefined {
  if (isReply(answer)) return { kind: "reply", reply: answer };
  const outcome = parseOutcome(answer);
  if (outcome && outcome.kind !== "ask") return answerOf(outcome, ends);
  const kinds = outcomeKinds.filter((kind) => kind !== "ask").join(", ");
  throw new Error(`answer(): ${JSON.stringify(answer)} is neither a reply nor an outcome: ${kinds}`);
}

function isReply(answer: unknown): answer is ReplySource {
  return typeof answer === "function" || (typeof answer === "object" && answer !== null);
}

// A promise, not a timer: an app's native half is another thread, and fake timers must not hold it up.
const soon = (act: () => void) => void Promise.resolve().then(act);

function play(answer: ScriptedAnswer, { params }: HostCall, respond: Respond): void {
  const send = (reply: unknown) => {
    soon(() => {
      respond(JSON.stringify(reply));
    });
  };
  if (answer.kind === "text") {
    soon(() => {
      respond(answer.text);
    });
  } else if (answer.kind === "recorded") {
    for (const { after, respond: reply } of answer.answers) {
      const tell = () => {
        respond(reply(params));
      };
      if (after > 0) setTimeout(tell, after);
      else soon(tell);
    }
  } else if (answer.kind === "twice") {
    build(answer.first, params, send);
    build(answer.second, params, send);
  } else if (answer.kind === "reply") {
    build(answer.reply, params, (reply) => {
      const text = JSON.stringify(reply);
      const tell = () => {
        respond(answer.as === "object" ? JSON.parse(text) : text);
      };
      if (answer.after === undefined) soon(tell);
      else setTimeout(tell, answer.after);
    });
  }
}

export function createHostEngine({ ends, unscripted, latency = () => 0 }: HostEngineOptions): HostEngine {
  const calls: HostCall[] = [];
  const scripts = new Map<string, AnswerQueue>();
  const responders = new WeakMap<HostCall, Respond>();
  let stopped = false;

  function take(call: HostCall, tell: Respond, respond: Respond): void {
    if (stopped) return;
    const answer = scripts.get(call.method)?.next();
    if (answer) play(answer, call, tell);
    else
      unscripted(
        call,
        (late) => {
          play(late, call, tell);
        },
        respond,
      );
  }

  return {
    calls,
    on(method) {
      const queue = createAnswerQueue(ends(method));
      scripts.set(method, queue);
      return queue.script;
    },
    play(method, answers) {
      const queue = createAnswerQueue(ends(method));
      for (const answer of answers) queue.add(answer);
      scripts.set(method, queue);
    },
    answer(call, answer) {
      if (!call) throw new Error("answer(): there is no such call yet. Wait until it is in calls");
      const respond = responders.get(call);
      if (!respond) throw new Error("answer(): this is no call of this host's. Take one of its calls");
      const given = readAnswer(answer, ends(call.method));
      if (given) play(given, call, respond);
    },
    reset() {
      calls.length = 0;
      scripts.clear();
    },
    stop() {
      stopped = true;
    },
    bridge: {
      callHandler(method, params, respond) {
        if (stopped) return;
        // Through JSON, as the real one goes.
        const call: HostCall = { method, params: JSON.parse(JSON.stringify(params)) as CallParams, at: Date.now() };
        calls.push(call);
        const tell: Respond = (response) => {
          if (!stopped) respond(response);
        };
        responders.set(call, tell);
        const ms = latency();
        if (ms > 0) setTimeout(take, ms, call, tell, respond);
        else take(call, tell, respond);
      },
    },
  };
}
