"use client";
import type { ComponentType, ReactNode } from "react";
import type { WebViewWindow } from "../bridges/webView.js";
import { webViewBridge } from "../bridges/webView.js";
import { type VVChatClient, type VVChatClientOptions, createVVChatClient } from "../client/createClient.js";
import type { MessageOverrides } from "../messages/messages.js";
import { VVChatProvider } from "../provider/VVChatProvider.js";
import { type HostEngine, createHostEngine } from "./engine/engine.js";
import { installBridge } from "./engine/installBridge.js";
import { isHostMethod, parseOutcome } from "./engine/outcome.js";
import { answerOf } from "./engine/script.js";
import type { VVChatTrace } from "../trace/VVChatTrace.js";
import { replayTrace } from "./replay.js";
import { createFakeEnds } from "./fakeEnds.js";
import { fakeLinks } from "./fakeLinks.js";
import { type FakeOutcomes, fakeOutcomeProblems, latencyProblems } from "./fakeOutcomes.js";

/** Options of {@link createFakeHost}. */
export interface FakeHostOptions extends Partial<Omit<VVChatClientOptions, "bridges">> {
  /** Whether there is a host at all. Default `true`. */
  available?: boolean;
  /**
   * How VVChat's own methods end, by name, where `on(method)` says nothing: `{ pay: "succeed", share: "refuse" }`. They stay
   * after `reset()`. Default: `auth` succeeds, the others stay silent.
   */
  outcomes?: FakeOutcomes;
  /** How long a call takes to the app, in ms, by a timer. Default 0. */
  latency?: number;
  /** For the wrapper's provider. */
  locale?: string;
  /** For the wrapper's provider. */
  messages?: MessageOverrides;
}

/** A fake VVChat for tests: see {@link createFakeHost}. */
export interface FakeHost extends Pick<HostEngine, "calls" | "on" | "answer" | "reset"> {
  /**
   * Does again what a trace says that a host did, as the call log of `vvchat-react/devtools` copies it: method by method,
   * call by call, each answer after its time. What was masked stays masked; an echoed `state` is the new call's.
   *
   * @param trace - the copied JSON, as text or parsed
   * @throws Error naming the field, where it is no trace
   */
  replay: (trace: string | VVChatTrace) => void;
  /** A client over this host. */
  readonly client: VVChatClient;
  /** For Testing Library's `render(…, { wrapper: host.wrapper })`: a provider over this host. */
  readonly wrapper: ComponentType<{ children: ReactNode }>;
  /**
   * Puts the host's bridge on the page, for an app that makes its own client. Returns a way to take it off.
   *
   * @throws Error where the page has a bridge already
   */
  install: () => () => void;
}

/**
 * A fake VVChat for tests. It stands in for the app behind the web view's bridge, so that all of the kit's own code
 * runs. Unscripted, it consents to `auth` and answers nothing else, as an app answers no method that it lacks.
 * Works in Vitest and Jest, in jsdom, happy-dom and a browser, and with fake timers.
 *
 * @param options - `outcomes` and `latency` of the host, `locale` and `messages` of the wrapper, and the client's own
 * @throws Error for an outcome or a latency that is none, naming the field
 * @example
 * const host = createFakeHost({ outcomes: { share: "succeed" } });
 * host.on("auth").refuse().reply({ code: "C2" }); // the first call is refused, later ones are not
 * render(<App />, { wrapper: host.wrapper });
 * // …
 * expect(host.calls).toMatchObject([{ method: "auth", params: { scope: "snsapi_userinfo" } }]);
 */
export function createFakeHost(options: FakeHostOptions = {}): FakeHost {
  const { available = true, outcomes = {}, latency = 0, locale, messages, appId = "fake-app", ...rest } = options;
  const problems = [...fakeOutcomeProblems("outcomes", outcomes), ...latencyProblems("latency", latency)];
  if (problems.length > 0) throw new Error(`createFakeHost(): ${problems.join("\n")}`);
  const ends = createFakeEnds();
  const engine = createHostEngine({
    ends,
    latency: () => latency,
    unscripted({ method }, play) {
      const own = isHostMethod(method);
      const outcome = parseOutcome((own && outcomes[method]) || (method === "auth" && "succeed"));
      const answer = outcome && answerOf(outcome, ends(method));
      if (answer) play(answer);
      else {
        const hint = own ? "succeed()" : "reply({ … })";
        console.warn(`fake host: "${method}" is not scripted, so it stays silent: host.on("${method}").${hint}`);
      }
    },
  });
  const window: WebViewWindow = available ? { WebViewJavascriptBridge: engine.bridge } : {};
  const webView = webViewBridge({ window });
  const client = createVVChatClient({ ...rest, appId, bridges: [webView, available && fakeLinks(webView)] });
  return {
    calls: engine.calls,
    on: engine.on,
    answer: engine.answer,
    reset: engine.reset,
    replay: (trace) => {
      replayTrace(engine, trace);
    },
    client,
    wrapper: ({ children }) => (
      <VVChatProvider client={client} locale={locale} messages={messages}>
        {children}
      </VVChatProvider>
    ),
    install: () => installBridge(engine.bridge),
  };
}
