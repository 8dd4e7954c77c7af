import type { VVChatClient } from "../client/createClient.js";
import type { CallEvent } from "../client/events.js";
import { type Circumstances, createTracer } from "../trace/createTracer.js";
import type { TracedCall } from "../trace/VVChatTrace.js";
import { keptOf } from "./kept.js";

/** The calls of one client, masked as they come. */
export interface CallLog {
  /** The newest first. A new array for each change, made at most once a frame. */
  getCalls: () => readonly TracedCall[];
  subscribe: (listener: () => void) => () => void;
  /** Forgets them all. What still comes of one of them is not shown. */
  clear: () => void;
  /** Tells it from the logs of other clients. */
  readonly id: number;
  /** How many are kept. Default 200, and for what is no number of calls. */
  setLimit: (limit: number) => void;
  /** Where the tab was dragged to, in % of the page's height. */
  getTab: () => number | undefined;
  moveTab: (percent: number) => void;
}

let lastId = 0;
const logs = new WeakMap<VVChatClient, CallLog>();

/** The log of a client: one, from the first time that it is asked for until the client is gone. */
export function logOf(client: VVChatClient): CallLog {
  let log = logs.get(client);
  if (!log) logs.set(client, (log = createLog(client)));
  return log;
}

function circumstances(client: VVChatClient, event: CallEvent): Circumstances {
  const now = performance.now();
  // At the start nothing is decided, and a late answer comes by the way that was taken.
  if (event.type !== "sent" && event.type !== "end") return { now };
  const { why } = client.explain(event.method);
  const kept = event.type === "sent" ? keptOf(client, event) : undefined;
  return { now, why, host: client.getState().host, kept };
}

function createLog(client: VVChatClient): CallLog {
  const tracer = createTracer();
  const listeners = new Set<() => void>();
  let calls = new Map<number, TracedCall>();
  let shown: readonly TracedCall[] = [];
  let frame: number | undefined;
  let limit = 200;
  let tabAt: number | undefined;

  function show(): void {
    frame = undefined;
    shown = [...calls.values()].reverse();
    for (const listener of [...listeners]) listener();
  }

  client.onCall((event) => {
    const call = tracer.take(event, circumstances(client, event));
    if (!call) return;
    calls.set(call.id, call);
    for (const id of calls.keys()) {
      if (calls.size <= limit) break;
      calls.delete(id);
      tracer.forget(id);
    }
    frame ??= requestAnimationFrame(show);
  });

  return {
    id: ++lastId,
    setLimit(given) {
      limit = given >= 1 ? given : 200;
    },
    getTab: () => tabAt,
    moveTab(percent) {
      tabAt = percent;
    },
    getCalls: () => shown,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    clear() {
      for (const id of calls.keys()) tracer.forget(id);
      calls = new Map();
      show();
    },
  };
}
