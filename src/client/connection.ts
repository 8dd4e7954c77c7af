import type { Bridge, BridgeListener, Certainty, Returns } from "../bridges/bridge.js";
import { webViewPlatform } from "../bridges/userAgent.js";
import { VVChatError, isVVChatError } from "../errors/VVChatError.js";
import { wordsOf } from "../errors/wordsOf.js";
import { safely } from "../errors/safely.js";

/** What is known of the host. A new object for each change. */
export interface ConnectionState {
  readonly status: "connecting" | "ready" | "unavailable";
  /** The name of the bridge that answers first, e.g. `"webview"`; `null` until ready. */
  readonly host: string | null;
  /** Connecting has taken 300 ms: worth a word to the user. */
  readonly slow: boolean;
  /** Why a bridge could not be brought up, where it said so. `retry()` tries again. */
  readonly error: VVChatError | null;
}

/** The connection as a server, and hydration, see it. */
export const initialState: ConnectionState = { status: "connecting", host: null, slow: false, error: null };

/** A bridge, and how far its handshake has come: pending, until it is up or has an error. */
interface Candidate {
  readonly bridge: Bridge;
  certainty: Certainty;
  up: boolean;
  /** It carries calls, but is no host. */
  beside: boolean;
  error: VVChatError | null;
}

/** One a client: which hosts are there, found out with one handshake each. */
export interface Connection {
  /** The state now. The first use, of whatever, shakes hands: once, and only in a browser. */
  getState: () => ConnectionState;
  subscribe: (listener: () => void) => () => void;
  /** From `unavailable`, tries every bridge again. */
  retry: () => void;
  /** Calls back once it is known whether a host is there: at once where it is, or on a server. Returns a way to stop. */
  whenSettled: (callback: () => void) => () => void;
  /** The bridges that are up, the most certain first, else in the app's order. */
  hosts: () => Bridge[];
  /** All of them, in the app's order. */
  readonly bridges: readonly Bridge[];
  /** What answers by redirect, where a bridge does. */
  readonly returns: Returns | undefined;
}

const ranks: readonly Certainty[] = ["yes", "maybe", "no"];

/** @param limit - ms until a host that does not come up counts as absent */
export function createConnection(
  bridges: readonly Bridge[],
  limit: number,
  returns: Returns | undefined,
  api: BridgeListener["api"],
): Connection {
  const listeners = new Set<() => void>();
  let state = initialState;
  let candidates: Candidate[] | undefined;
  let timers: ReturnType<typeof setTimeout>[] = [];
  let overdue = false;
  // While every bridge is being started, an early `up` must not settle what a later, more certain one decides.
  let starting = false;

  function set(next: ConnectionState): void {
    state = next;
    if (next.status !== "connecting") {
      timers.forEach(clearTimeout);
      timers = [];
    }
    for (const listener of [...listeners]) safely(listener);
  }

  function ranked(): Candidate[] {
    return [...(candidates ?? [])].sort((a, b) => ranks.indexOf(a.certainty) - ranks.indexOf(b.certainty));
  }

  function evaluate(hostsChanged?: boolean): void {
    if (starting) return;
    const all = ranked();
    // The first that is up decides, unless a better one may yet come up.
    const first = all.find((one) => (one.up ? !one.beside : !(overdue || one.error || one.certainty === "no")));
    const status = first ? (first.up ? "ready" : "connecting") : "unavailable";
    const host = first?.up ? first.bridge.name : null;
    const error = (!first && all.find((one) => one.error)?.error) || null;
    const same = status === state.status && host === state.host && error === state.error;
    if (!same || hostsChanged) set({ status, host, error, slow: status === "connecting" && state.slow });
  }

  function connect(candidate: Candidate): void {
    const { bridge } = candidate;
    const failed = (cause: unknown) => {
      if (candidate.up || candidate.error) return;
      const message = `The ${bridge.name} bridge broke: ${wordsOf(cause)}`;
      candidate.error = isVVChatError(cause) ? cause : new VVChatError("unavailable", message, { cause });
      evaluate();
    };
    const up = (beside = false) => {
      const isNew = !candidate.up;
      candidate.up = true;
      candidate.beside = beside;
      candidate.certainty = bridge.detect();
      evaluate(isNew);
    };
    try {
      candidate.certainty = bridge.detect();
      bridge.connect({ up, failed, api });
    } catch (cause) {
      failed(cause);
    }
  }

  function attempt(): void {
    starting = true;
    overdue = false;
    for (const candidate of candidates ?? []) {
      candidate.error = null;
      connect(candidate);
    }
    starting = false;
    evaluate();
    if (state.status === "connecting") armTimers();
  }

  function armTimers(): void {
    const after = (ms: number, run: () => void) => timers.push(setTimeout(run, ms));
    const armLimit = () => {
      if (state.status !== "connecting") return;
      after(limit, () => {
        overdue = true;
        evaluate();
      });
    };
    after(300, () => {
      set({ ...state, slow: true });
    });
    // Android's library injects the bridge only when the page has loaded, however slow the network.
    const early = webViewPlatform(navigator.userAgent) && document.readyState !== "complete";
    if (early) window.addEventListener("load", armLimit, { once: true });
    else armLimit();
  }

  function start(): void {
    if (candidates || typeof document === "undefined") return;
    candidates = bridges.map((bridge) => ({ bridge, certainty: "no", up: false, beside: false, error: null }));
    attempt();
  }

  function subscribe(listener: () => void): () => void {
    start();
    listeners.add(listener);
    return () => listeners.delete(listener);
  }

  return {
    bridges,
    returns,
    subscribe,
    getState() {
      start();
      return state;
    },
    retry() {
      if (state.status !== "unavailable") return;
      set({ ...initialState });
      attempt();
    },
    whenSettled(callback) {
      // On a server it never starts.
      const look = () => {
        if (candidates && state.status === "connecting") return;
        // Once, though what one callback does may bring the next state about while this one is still being told.
        if (listeners.delete(look)) callback();
      };
      const stop = subscribe(look);
      look();
      return stop;
    },
    hosts: () =>
      ranked()
        .filter((one) => one.up)
        .map((one) => one.bridge),
  };
}
