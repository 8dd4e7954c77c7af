import type { CallEndEvent, CallEvent } from "../client/events.js";
import { wordsOf } from "../errors/wordsOf.js";
import { type Masker, createMasker } from "./createMasker.js";
import type { TracedCall, TracedError } from "./VVChatTrace.js";

/** What the events do not say of a call. */
export interface Circumstances {
  /** Ms by the monotonic clock. */
  readonly now: number;
  readonly why?: string;
  readonly host?: string | null;
  readonly kept?: "payment" | "link" | undefined;
}

/** Makes traces out of what a client tells of its calls. */
export interface Tracer {
  /** The call as it is after this event; nothing for one whose start was not seen, or that was forgotten. */
  take(event: CallEvent, circumstances: Circumstances): TracedCall | undefined;
  forget(id: number): void;
}

interface Open {
  call: TracedCall;
  readonly masker: Masker;
  readonly startedAt: number;
}

function errorOf(error: NonNullable<CallEndEvent["error"]>, masker: Masker): TracedError {
  const { message, field, hostCode, hostMessage, step } = error;
  return {
    message: masker.text(wordsOf(message)),
    ...(field !== undefined && { field: masker.text(wordsOf(field)) }),
    ...(hostCode !== undefined && { hostCode: masker.json(hostCode) }),
    ...(hostMessage !== undefined && { hostMessage: masker.text(wordsOf(hostMessage)) }),
    ...(step !== undefined && { step }),
  };
}

function next({ call, masker, startedAt }: Open, event: CallEvent, circumstances: Circumstances): TracedCall {
  const { now, why, host, kept } = circumstances;
  const way = { ...(why !== undefined && { why: masker.text(why) }), ...(host !== undefined && { host }) };
  if (event.type === "sent") {
    const { route, wire } = event;
    return { ...call, ...way, sentAfter: now - startedAt, route, wire: masker.json(wire), ...(kept && { kept }) };
  }
  if (event.type === "end") {
    const { error, value, raw, duration } = event;
    // The reply first: what is secret in it may stand in the error's words.
    const reply = raw === undefined ? {} : { reply: masker.json(raw) };
    const end = error
      ? { outcome: error.code, error: errorOf(error, masker) }
      : { outcome: "success" as const, ...(value !== undefined && { value: masker.json(value) }) };
    return { ...call, ...(call.sentAfter === undefined && way), ...reply, ...end, duration };
  }
  if (event.type === "start") return call;
  const { type, duration, raw } = event;
  const answer = { type, duration, ...(raw !== undefined && { reply: masker.json(raw) }) };
  // A host that never stops is told of, and not kept whole.
  const after = call.after.length < mostAnswers ? [...call.after, answer] : call.after;
  return { ...call, after };
}

const mostAnswers = 20;

export function createTracer(): Tracer {
  const open = new Map<number, Open>();
  return {
    forget(id) {
      open.delete(id);
    },
    take(event, circumstances) {
      const { id } = event;
      if (event.type === "start") {
        const { method, at, params, joined } = event;
        const masker = createMasker();
        const call: TracedCall = {
          id,
          method: masker.text(wordsOf(method)),
          at,
          ...(params !== undefined && { params: masker.json(params) }),
          ...(joined !== undefined && { joined }),
          outcome: "pending",
          after: [],
          hidden: 0,
        };
        open.set(id, { call, masker, startedAt: circumstances.now });
      }
      const found = open.get(id);
      if (!found) return undefined;
      const { masker } = found;
      const call = next(found, event, circumstances);
      found.call = { ...call, hidden: masker.hidden, ...(masker.cut && { cut: true as const }) };
      if (event.type === "end") masker.forget();
      return found.call;
    },
  };
}
