import type { Bridge, Certainty } from "../bridges/bridge.js";
import { webViewPlatform } from "../bridges/userAgent.js";
import { VVChatError, isVVChatError } from "../errors/VVChatError.js";
import { wordsOf } from "../errors/wordsOf.js";
import { safely } from "./safely.js";

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

interface Candidate {
  readonly bridge: Bridge;
  certainty: Certainty;
  state: "pending" | "up" | "failed";
  error: VVChatError | null;
}

/** One a client: which hosts are there, found out with one handshake each. */
export interface Connection {
  getState: () => ConnectionState;
  subscribe: (listener: () => void) => () => void;
  /** Shakes hands, once, and only in a browser. Called by the first use. */
  start: () => void;
  /** From `unavailable`, tries every bridge again. */
  retry: () => void;
  /** Calls back once it is known whether a host is there: at once where it is, or on a server. Returns a way to stop. */
  whenSettled: (callback: () => void) => () => void;
  /** The bridges that are up, the most certain first, else in the app's order. */
  hosts: () => Bridge[];
}

function toError(bridge: Bridge, cause: unknown): VVChatError {
  if (isVVChatError(cause)) return cause;
  const message = `The "${bridge.name}" bridge could not be brought up: ${wordsOf(cause)}.`;
  return new VVChatError("unavailable", message, { cause });
}

/** @param limit - ms until a host that does not come up counts as absent */
export function createConnection(bridges: readonly Bridge[], limit: number): Connection {
  let state = initialState;
  let candidates: Candidate[] | undefined;
  let overdue = false;
  let timers: ReturnType<typeof setTimeout>[] = [];
  const listeners = new Set<() => void>();
  const waiting = new Set<() => void>();

  function set(next: ConnectionState, hostsChanged = false): void {
    const same = (Object.keys(next) as (keyof ConnectionState)[]).every((key) => next[key] === state[key]);
    if (same && !hostsChanged) return;
    state = next;
    if (next.status !== "connecting") {
      timers.forEach(clearTimeout);
      timers = [];
      release();
    }
    for (const listener of [...listeners]) safely(listener);
  }

  /** Calls back those who wait, one after the other: what one does, a retry or an abort, counts for those behind it. */
  function release(): void {
    for (const callback of waiting) {
      if (state.status === "connecting") return;
      waiting.delete(callback);
      callback();
    }
  }

  function ranked(): Candidate[] {
    const by = (certainty: Certainty) => (candidates ?? []).filter((one) => one.certainty === certainty);
    return [...by("yes"), ...by("maybe"), ...by("no")];
  }

  function evaluate(hostsChanged = false): void {
    const all = ranked();
    const pending = overdue ? -1 : all.findIndex((one) => one.state === "pending" && one.certainty !== "no");
    const up = all.findIndex((one) => one.state === "up");
    const found = all[up];
    if (found && (pending < 0 || up < pending)) {
      set({ status: "ready", host: found.bridge.name, slow: false, error: null }, hostsChanged);
    } else if (pending < 0) {
      const failed = all.find((one) => one.state === "failed");
      set({ status: "unavailable", host: null, slow: false, error: failed?.error ?? null });
    }
  }

  function connect(candidate: Candidate): void {
    const { bridge } = candidate;
    const up = () => {
      try {
        candidate.certainty = bridge.detect();
      } catch {
        // It is up, whatever it says now: it keeps its rank.
      }
      const isNew = candidate.state !== "up";
      candidate.state = "up";
      if (!starting) evaluate(isNew);
    };
    const failed = (error: unknown) => {
      if (candidate.state !== "pending") return;
      candidate.state = "failed";
      candidate.error = toError(bridge, error);
      if (!starting) evaluate();
    };
    try {
      candidate.certainty = bridge.detect();
      bridge.connect({ up, failed });
    } catch (error) {
      failed(error);
    }
  }

  // While every bridge is being started, an early `up` must not settle what a later, more certain one decides.
  let starting = false;

  function attempt(): void {
    starting = true;
    overdue = false;
    for (const candidate of candidates ?? []) {
      candidate.state = "pending";
      connect(candidate);
    }
    starting = false;
    evaluate();
    if (state.status === "connecting") armTimers();
  }

  function armTimers(): void {
    timers.push(
      setTimeout(() => {
        if (state.status === "connecting") set({ ...state, slow: true });
      }, 300),
    );
    const arm = () => {
      if (state.status !== "connecting") return;
      timers.push(
        setTimeout(() => {
          overdue = true;
          evaluate();
        }, limit),
      );
    };
    // Android's library injects the bridge only when the page has loaded, however slow the network.
    const early = webViewPlatform(navigator.userAgent) && document.readyState !== "complete";
    if (early) window.addEventListener("load", arm, { once: true });
    else arm();
  }

  function start(): void {
    if (candidates || typeof document === "undefined") return;
    candidates = bridges.map((bridge) => ({ bridge, certainty: "no", state: "pending", error: null }));
    attempt();
  }

  return {
    start,
    getState() {
      start();
      return state;
    },
    subscribe(listener) {
      start();
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    retry() {
      if (state.status !== "unavailable") return;
      set({ ...initialState });
      attempt();
    },
    whenSettled(callback) {
      start();
      if (candidates && state.status === "connecting") waiting.add(callback);
      else callback();
      return () => waiting.delete(callback);
    },
    hosts: () =>
      ranked()
        .filter((one) => one.state === "up")
        .map((one) => one.bridge),
  };
}
