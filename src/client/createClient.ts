import type { VVChatApi } from "../api/VVChatApi.js";
import type { Bridge, ReturnEvent, Support, WireParams } from "../bridges/bridge.js";
import type { KeptStorage } from "../journal/journal.js";
import { requireText } from "../errors/requireText.js";
import type { HostMethod } from "../methods/defineMethod.js";
import { type Call, createCall } from "./call.js";
import { type ConnectionState, createConnection, initialState } from "./connection.js";
import { defaultBridges } from "./defaultBridges.js";
import type { CallEvent } from "./events.js";
import { readAnswer } from "./flight.js";
import { type RouteExplanation, explainRoute, noRoute } from "./routes.js";
import { type Timeouts, checkTimeouts } from "./timeouts.js";

/** Options of {@link createVVChatClient}. */
export interface VVChatClientOptions {
  /** The app's id on VVChat's Open Platform. Never the app key: that stays on your server. */
  appId: string;
  /**
   * Ways to a host, in the order in which you prefer them; what is no bridge is passed over: `[inApp && webViewBridge()]`.
   * Default: the web view's, then a `window.vvchat` that the page has brought, then links that open the app.
   */
  bridges?: readonly (Bridge | false | null | undefined)[];
  /**
   * Your server: the base path of one that speaks `docs/http-api.md`, e.g. `"/api/vvchat"`, or functions for any other.
   * Default: none, and then no payment can be proved.
   */
  api?: string | VVChatApi;
  /** Where open payments and calls that left the page are noted, so that a reload loses none. Default `localStorage`. */
  storage?: KeptStorage;
  /** How long to wait for a host and for its answers, in ms. */
  timeouts?: Timeouts;
  /**
   * Takes what a redirect return left out of the address, in the app's router's way; called in a task after the provider
   * has mounted. Default: `history.replaceState`, as the client is made, so that no router ever sees it; where a framework
   * hydrates the page, in a task after the provider has mounted. Next's router follows that; React Router's framework mode
   * does not see it, and wants `(url) => navigate(url, { replace: true })`.
   */
  replaceUrl?: (url: string) => void;
  /** Is told that the page was opened with an answer of a host's, whatever became of it. */
  onReturn?: (event: ReturnEvent) => void;
  /** Is told of every call's start and end, and of late and double answers. See {@link CallEvent} on secrets. */
  onCall?: (event: CallEvent) => void;
}

/** An answer that came back by a redirect. */
export interface TakenReturn<TResult> {
  /** What was noted of the call, in the host's own names. */
  readonly sent: WireParams;
  readonly purpose: string | undefined;
  /** As the call would have ended. */
  readonly outcome: Promise<TResult>;
}

/** The framework-free heart of the kit: one connection, and calls that settle exactly once. */
export interface VVChatClient {
  readonly appId: string;
  /** As it was given. */
  readonly api: string | VVChatApi | undefined;
  /** As it was given. */
  readonly storage: KeptStorage | undefined;
  /**
   * Calls the host. Works while the connection is being made: the call waits.
   *
   * @param method - e.g. `auth`, or one of your own by `defineMethod`
   * @param params - the method's parameters; copied, never changed
   * @param options - a signal, a deadline
   * @throws VVChatError rejects with a code of the closed list; never throws synchronously
   * @example const { code } = await client.call(auth, { scope: "snsapi_userinfo" });
   */
  call: Call;
  /**
   * Calls back on every call's start and end, and on late and double answers, from now on: the same as the option `onCall`,
   * for whoever comes later. See {@link CallEvent} on secrets.
   *
   * @param listener - what it throws touches no call and no other listener
   * @returns a way to stop
   * @example const stop = client.onCall(({ type, method }) => { console.info(type, method); });
   */
  onCall: (listener: (event: CallEvent) => void) => () => void;
  /**
   * The answer that a host has opened this page with, once: as what the call would have resolved or rejected with. `useAuth`,
   * `usePay` and `useShare` take theirs by themselves.
   *
   * @param method - whose answer is wanted, e.g. `auth`
   * @param accepts - looks at what was noted of the call, in the host's own names, and at its `purpose`. Default: takes any
   * @returns nothing where there is none
   * @example const grant = await client.takeReturn(auth)?.outcome;
   */
  takeReturn: <TParams, TResult>(
    method: HostMethod<TParams, TResult>,
    accepts?: (sent: WireParams, purpose: string | undefined) => boolean,
  ) => TakenReturn<TResult> | undefined;
  /** The page is hydrated: takes a return out of its address, where that had to wait. The provider calls it. */
  cleanUrl: () => void;
  /** Resolves when a host is there; rejects `unavailable` (or with why a bridge broke) when there is none. */
  ready: () => Promise<void>;
  /** The connection now. A new object for each change; the first use in a browser starts it. */
  getState: () => ConnectionState;
  /** The connection as a server, and hydration, see it: `connecting`. */
  getServerState: () => ConnectionState;
  /** Calls back on each change of the connection. Returns a way to stop. */
  subscribe: (listener: () => void) => () => void;
  /** How the host that is here has the kit's texts say it, where it is not VVChat. */
  words: () => Bridge["words"];
  /** Looks for a host again, after none was found. */
  retry: () => void;
  /** Whether a method works here, by name. `"unknown"` while connecting, or where only trying will tell. */
  supports: (method: string) => Support;
  /**
   * Which way a method would go, why, and what would make it available.
   *
   * @param method - by name
   * @param state - as of which state of the connection. Default: now
   */
  explain: (method: string, state?: ConnectionState) => RouteExplanation;
}

/**
 * Makes a client. Do it once, at module level, before the router: it takes what a redirect return left out of the address.
 * Else it touches nothing until it is used, so that a server may do it too.
 *
 * @throws VVChatError `invalid`, naming the option that is wrong
 * @example
 * const client = createVVChatClient({ appId: "qyxd930ea5d5a258f4f" });
 */
export function createVVChatClient(options: VVChatClientOptions): VVChatClient {
  const { appId, onCall, api, storage, replaceUrl, onReturn } = options;
  requireText(appId, "appId");
  const timeouts = checkTimeouts(options.timeouts);
  const bridges = (options.bridges ?? defaultBridges()).filter((bridge) => !!bridge);
  const returns = bridges
    .find((bridge) => bridge.returns)
    ?.returns?.({
      appId,
      hostOf: (name) => bridges.find((bridge) => bridge.name === name && bridge.detect() !== "no"),
      storage: () => storage ?? localStorage,
      replaceUrl,
      onReturn,
    });
  const connection = createConnection(bridges, timeouts.connect, returns, api);

  const { getState, subscribe, retry } = connection;
  const explain: VVChatClient["explain"] = (method, state) => explainRoute(connection, method, state);
  const listeners = new Set(onCall && [onCall]);
  const call = createCall(appId, connection, timeouts, listeners, returns);

  return {
    appId,
    api,
    storage,
    call,
    onCall(listener) {
      // Its own function: one that listens twice is told twice.
      const own = (event: CallEvent) => {
        listener(event);
      };
      listeners.add(own);
      return () => listeners.delete(own);
    },
    takeReturn(method, accepts) {
      const found = returns?.take(method.name, accepts);
      if (!found) return undefined;
      const outcome = readAnswer(method, found.answer, found.sent);
      const settled = "error" in outcome ? Promise.reject(outcome.error) : Promise.resolve(outcome.value);
      // Whoever takes it need not look.
      settled.catch(() => {});
      return { sent: found.sent, purpose: found.purpose, outcome: settled };
    },
    cleanUrl() {
      returns?.clean();
    },
    ready: () =>
      new Promise((resolve, reject) => {
        connection.whenSettled(() => {
          if (getState().status === "ready") resolve();
          else reject(noRoute(connection));
        });
      }),
    getState,
    getServerState: () => initialState,
    subscribe,
    words: () => bridges.find((bridge) => bridge.words && bridge.detect() === "yes")?.words,
    retry,
    supports: (method) => explain(method).support,
    explain,
  };
}
