import { webViewBridge } from "../../src/bridges/webView.js";
import { type ReplySource, type ScriptedAnswer, createAnswerQueue } from "../../src/testing/engine/script.js";
import type { FakeHost } from "../../src/testing/index.js";
import { type NativeCall, type NativeHost, setUserAgent } from "../native/index.js";
import type { BridgeSetup, ScriptedHost } from "./setup.js";

type Params = Readonly<Record<string, unknown>>;

/** JsBridge of 2022 writes the call's id among the parameters. */
function withoutId(params: unknown): unknown {
  if (typeof params !== "object" || params === null) return params;
  return Object.fromEntries(Object.entries(params).filter(([name]) => name !== "callbackId"));
}

function play(answer: ScriptedAnswer, call: NativeCall): void {
  const reply = (source: ReplySource): void => {
    const value = typeof source === "function" ? (source as (params: Params) => object)(call.params as Params) : source;
    call.reply(JSON.stringify(value));
  };
  if (answer.kind === "text") call.reply(answer.text);
  else if (answer.kind === "twice") {
    reply(answer.first);
    reply(answer.second);
  } else if (answer.kind === "reply") {
    if (answer.after === undefined) reply(answer.reply);
    else setTimeout(reply, answer.after, answer.reply);
  }
}

/** An emulated app, to be scripted like the kit's fake host. */
export function scriptNative(native: NativeHost): ScriptedHost {
  return {
    get calls() {
      return native.calls.map(({ method, params }) => ({ method, params: withoutId(params) }));
    },
    on(method) {
      const queue = createAnswerQueue();
      native.handle(method, (call) => {
        const answer = queue.next();
        if (answer) play(answer, call);
      });
      return queue.script;
    },
    answerWith(method, value) {
      native.handle(method, (call) => {
        call.reply(value);
      });
    },
  };
}

/** The kit's own fake host. It carries text alone, as Android does. */
export function scriptFake(fake: FakeHost): ScriptedHost {
  return {
    get calls() {
      return fake.calls.map(({ method, params }) => ({ method, params }));
    },
    on: fake.on,
    answerWith(method, value) {
      fake.on(method).malformed(typeof value === "string" ? value : JSON.stringify(value ?? null));
    },
  };
}

/**
 * The web view bridge on a page in an emulated app's web view.
 *
 * @param options.late - the app injects its script once a client has begun to look for it
 */
export function inWebView(native: NativeHost, userAgent: string, options: { late?: boolean } = {}): BridgeSetup {
  const restore = setUserAgent(userAgent);
  let timer: ReturnType<typeof setTimeout> | undefined;
  return {
    host: scriptNative(native),
    createBridge() {
      // In a task of its own: the client that gets this bridge has begun to look for it by then.
      if (options.late) timer ??= setTimeout(native.inject);
      return webViewBridge();
    },
    dispose() {
      clearTimeout(timer);
      native.dispose();
      restore();
    },
  };
}
