import type { WireParams } from "../bridges/bridge.js";
import type { VVChatError } from "../errors/VVChatError.js";

interface EventBase {
  /** Which call, counted from 1 in this client. */
  readonly id: number;
  readonly method: string;
}

/** A call was made. Each start has exactly one end. */
export interface CallStartEvent extends EventBase {
  readonly type: "start";
  /** When, in ms since 1970. */
  readonly at: number;
  /** A copy of the caller's parameters; absent where they could not be read. */
  readonly params?: unknown;
  /** The open call that this one joined: the same call within a second, a tap storm. */
  readonly joined?: number;
}

/** A call went to the host. */
export interface CallSentEvent extends EventBase {
  readonly type: "sent";
  /** The bridge that carries it. */
  readonly route: string;
  /** What the host was given. */
  readonly wire: WireParams;
}

/** A call settled: with a `value`, or with an `error`. */
export interface CallEndEvent extends EventBase {
  readonly type: "end";
  /** Ms since its start. */
  readonly duration: number;
  readonly value?: unknown;
  readonly error?: VVChatError;
  /** What the host handed over, untouched. Absent where it did not answer. */
  readonly raw?: unknown;
}

/** The host answered after the call had settled: `late` after the kit ended it, `double` after an earlier answer. */
export interface CallAfterEvent extends EventBase {
  readonly type: "late" | "double";
  /** Ms since its start. */
  readonly duration: number;
  readonly raw: unknown;
}

/**
 * What `onCall` is told. Parameters, values and raw replies hold authorization codes: mask them before you log them
 * anywhere.
 */
export type CallEvent = CallStartEvent | CallSentEvent | CallEndEvent | CallAfterEvent;
