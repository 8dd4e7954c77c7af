import type { Bridge, Depart, HostAnswer, WireParams } from "../bridges/bridge.js";
import type { VVChatErrorCode } from "../errors/codes.js";
import { VVChatError, type VVChatErrorDetails, isVVChatError } from "../errors/VVChatError.js";
import { wordsOf } from "../errors/wordsOf.js";
import type { HostMethod } from "../methods/defineMethod.js";

/** How a call ended. `raw` is what the host handed over, where it answered. */
export type Outcome<T> =
  { readonly value: T; readonly raw: unknown } | { readonly error: VVChatError; readonly raw?: unknown };

/** A set, as far as calls need it: they come and go. */
interface Callers<T> {
  readonly size: number;
  add(finish: (outcome: Outcome<T>) => void): unknown;
  delete(finish: (outcome: Outcome<T>) => void): unknown;
}

/** One crossing to the host and back. It settles exactly once, whatever the host does. */
export interface Flight<T> {
  /** The calls that wait for its outcome. */
  readonly callers: Callers<T>;
  /** When it began, by the monotonic clock: when it was made, then when it was sent. */
  since: number;
  sent: boolean;
  /** @param onSend - is told just before */
  send(bridge: Bridge, onSend: () => void, depart: Depart | undefined): void;
  end(error: VVChatError): void;
}

/** What the host's answer means, by the method's own rules. */
export function readAnswer<T>(method: HostMethod<never, T>, answer: HostAnswer, sent: WireParams): Outcome<T> {
  const { raw } = answer;
  const fail = (code: VVChatErrorCode, message: string, details?: VVChatErrorDetails): Outcome<T> => {
    return { raw, error: new VVChatError(code, message, { method: method.name, ...details }) };
  };
  try {
    if (answer.kind === "ended") return fail(answer.code, answer.problem);
    if (answer.kind === "malformed") throw new Error(answer.problem);
    if (answer.kind === "success") return { raw, value: method.decode(answer.reply, sent) };
    const { reply, hostCode, hostMessage, hint } = answer;
    const code = answer.code ?? (method.isCancel(reply) ? "cancelled" : method.isDenied(reply) ? "denied" : "failed");
    // The host's own words: what it calls a refusal may be an app id that it does not know.
    return fail(code, `The host said ${[hostCode, hostMessage?.slice(0, 200), hint].join(" ").trim()}`, {
      hostCode,
      hostMessage,
    });
  } catch (cause) {
    if (isVVChatError(cause)) return { raw, error: cause };
    return fail("invalid_response", `Unusable answer: ${wordsOf(cause)}`, { cause });
  }
}

/**
 * @param method - whose rules read the answer
 * @param wire - what the host is given
 * @param timeout - ms from when it was sent
 * @param onSettled - is told before the callers are
 * @param onAfter - is told of an answer that comes when it has settled: `late` after the kit ended it, else `double`
 */
export function createFlight<T>(
  method: HostMethod<never, T>,
  wire: WireParams,
  timeout: number,
  onSettled: () => void,
  onAfter: (type: "late" | "double", outcome: Outcome<T>) => void,
): Flight<T> {
  const callers = new Set<(outcome: Outcome<T>) => void>();
  /** What a further answer would be. Set when it has settled. */
  let settled: "late" | "double" | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function settle(further: "late" | "double", outcome: Outcome<T>): void {
    if (settled) return;
    settled = further;
    clearTimeout(timer);
    onSettled();
    for (const finish of callers) finish(outcome);
  }

  function fail(code: VVChatErrorCode, message: string, cause?: unknown): void {
    flight.end(new VVChatError(code, message, { method: method.name, cause }));
  }

  const flight: Flight<T> = {
    callers,
    since: performance.now(),
    sent: false,
    end(error) {
      settle("late", { error });
    },
    send(bridge, onSend, depart) {
      if (settled) return;
      flight.since = performance.now();
      flight.sent = true;
      onSend();
      // Whoever was told may have ended it, and then nobody waits for it.
      if (callers.size === 0) return;
      timer = setTimeout(() => {
        fail("timeout", `No answer within ${String(timeout / 1000)} s`);
      }, timeout);
      try {
        const told = (answer: HostAnswer) => {
          const outcome = readAnswer(method, answer, wire);
          if (settled) onAfter(settled, outcome);
          else settle(answer.kind === "ended" ? "late" : "double", outcome);
        };
        bridge.send(method.name, wire, told, depart ?? String, () => !!settled);
      } catch (cause) {
        fail("failed", `The host threw ${wordsOf(cause)}`, cause);
      }
    },
  };
  return flight;
}
