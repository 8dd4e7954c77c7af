"use client";
import type { ComponentType, ReactNode } from "react";
import type { WebViewWindow } from "../bridges/webView.js";
import { webViewBridge } from "../bridges/webView.js";
import { type VVChatClient, type VVChatClientOptions, createVVChatClient } from "../client/createClient.js";
import type { MessageOverrides } from "../messages/messages.js";
import { VVChatProvider } from "../provider/VVChatProvider.js";
import { type HostEngine, createHostEngine } from "./engine/engine.js";
import { installBridge } from "./engine/installBridge.js";

/** Options of {@link createFakeHost}. */
export interface FakeHostOptions extends Partial<Omit<VVChatClientOptions, "bridges">> {
  /** Whether there is a host at all. Default `true`. */
  available?: boolean;
  /** For the wrapper's provider. */
  locale?: string;
  /** For the wrapper's provider. */
  messages?: MessageOverrides;
}

/** A fake VVChat for tests: see {@link createFakeHost}. */
export interface FakeHost extends Pick<HostEngine, "calls" | "on" | "reset"> {
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
 * @example
 * const host = createFakeHost();
 * host.on("auth").fail(1, "refused").reply({ code: "C2" }); // the first call is refused, later ones are not
 * render(<App />, { wrapper: host.wrapper });
 * // …
 * expect(host.calls).toMatchObject([{ method: "auth", params: { scope: "snsapi_userinfo" } }]);
 */
export function createFakeHost(options: FakeHostOptions = {}): FakeHost {
  const { available = true, locale, messages, appId = "fake-app", ...rest } = options;
  let codes = 0;
  const engine = createHostEngine((call, play) => {
    if (call.method === "auth") {
      codes += 1;
      const code = `fake-code-${String(codes)}`;
      play({ kind: "reply", reply: { err_code: 0, code, state: call.params.state } });
    } else {
      console.warn(
        `fake host: "${call.method}" is not scripted, so it stays silent: host.on("${call.method}").reply({ … })`,
      );
    }
  });
  const window: WebViewWindow = available ? { WebViewJavascriptBridge: engine.bridge } : {};
  const client = createVVChatClient({ ...rest, appId, bridges: [webViewBridge({ window })] });
  return {
    calls: engine.calls,
    on: engine.on,
    reset: engine.reset,
    client,
    wrapper: ({ children }) => (
      <VVChatProvider client={client} locale={locale} messages={messages}>
        {children}
      </VVChatProvider>
    ),
    install: () => installBridge(engine.bridge),
  };
}
