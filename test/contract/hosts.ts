import type { Bridge } from "../../src/bridges/bridge.js";
import { jssdkBridge } from "../../src/bridges/jssdk.js";
import { webViewBridge } from "../../src/bridges/webView.js";
import { endsOf } from "../../src/testing/engine/methodEnds.js";
import { type ReplySource, type ScriptedAnswer, createAnswerQueue } from "../../src/testing/engine/script.js";
import type { FakeHost } from "../../src/testing/index.js";
import { type NativeCall, type NativeHost, removeVendorSdk, runVendorSdk, setUserAgent } from "../native/index.js";
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
      const queue = createAnswerQueue(endsOf(method, {}));
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

/** How the page and the bridge under test come to an emulated app. */
export interface WebViewOptions {
  /** The app injects its script once a client has begun to look for it. */
  readonly late?: boolean;
  readonly bridge?: () => Bridge;
}

/** The web view bridge, or another, on a page in an emulated app's web view. */
export function inWebView(native: NativeHost, userAgent: string, options: WebViewOptions = {}): BridgeSetup {
  const { late = false, bridge = webViewBridge } = options;
  const restore = setUserAgent(userAgent);
  let timer: ReturnType<typeof setTimeout> | undefined;
  return {
    host: scriptNative(native),
    createBridge() {
      // In a task of its own: the client that gets this bridge has begun to look for it by then.
      if (late) timer ??= setTimeout(native.inject);
      return bridge();
    },
    dispose() {
      clearTimeout(timer);
      native.dispose();
      restore();
    },
  };
}

/** The bridge to the vendor's script, on such a page, which has brought the script itself. */
export function withVendorSdk(native: NativeHost, userAgent: string, options: WebViewOptions = {}): BridgeSetup {
  const setup = inWebView(native, userAgent, { bridge: jssdkBridge, ...options });
  runVendorSdk();
  return {
    ...setup,
    dispose() {
      setup.dispose();
      removeVendorSdk();
    },
  };
}
