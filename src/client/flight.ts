import type { Bridge, HostAnswer, WireParams } from "../bridges/bridge.js";
import type { VVChatErrorCode } from "../errors/codes.js";
import { VVChatError, type VVChatErrorDetails, isVVChatError } from "../errors/VVChatError.js";
import { wordsOf } from "../errors/wordsOf.js";
import type { HostMethod } from "../methods/defineMethod.js";

/** How a call ended. `raw` is what the host handed over, where it answered. */
export type Outcome<T> =
  { readonly value: T; readonly raw: unknown } | { readonly error: VVChatError; readonly raw?: unknown };

/** One crossing to the host and back, and the calls that wait for it. It settles exactly once, whatever the host does. */
export interface Flight<T> {
  readonly id: number;
  /** Names the method and its parameters: a second call with the same key wants the same thing. */
  readonly key: string;
  /** When it was handed to the host, by the monotonic clock; `undefined` while it waits for one. */
  readonly sentAt: number | undefined;
  send(bridge: Bridge): void;
  end(error: VVChatError): void;
  /** Lets a call wait for the outcome. Its own signal ends it alone, or the flight with it when it was the last. */
  join(finish: (outcome: Outcome<T>) => void, signal: AbortSignal | undefined): void;
}

/** What {@link createFlight} needs. */
export interface FlightPlan<T> {
  readonly id: number;
  readonly key: string;
  /** Whose rules read the answer. */
  readonly method: HostMethod<never, T>;
  readonly wire: WireParams;
  /** Ms from when it was sent. */
  readonly timeout: number;
  /** It is about to be handed to the host. */
  onSend: (bridge: Bridge) => void;
  onSettled: () => void;
  /** The host answered once more, after the flight was `late` or `double`. */
  onAfter: (type: "late" | "double", raw: unknown) => void;
}

/** What the host's answer means, by the method's own rules. */
function read<T>(method: HostMethod<never, T>, answer: HostAnswer, sent: WireParams): Outcome<T> {
  const { raw } = answer;
  const fail = (code: VVChatErrorCode, message: string, details?: VVChatErrorDetails): Outcome<T> => {
    return { raw, error: new VVChatError(code, message, { ...details, method: method.name }) };
  };
  try {
    if (answer.kind === "malformed") return fail("invalid_response", `The host's answer ${answer.problem}.`);
    if (answer.kind === "success") return { raw, value: method.decode(answer.reply, sent) };
    const { reply, hostCode, hostMessage } = answer;
    const words = { hostCode, hostMessage };
    const said = [hostCode, hostMessage?.slice(0, 200)].filter((word) => word !== undefined).join(" ");
    // The host's words go with each: what it calls a refusal may be an app id that it does not know.
    const refuse = (code: VVChatErrorCode, message: string) => fail(code, `${message}${said && `: ${said}`}.`, words);
    if (method.isCancel(reply)) return refuse("cancelled", "The user stopped");
    if (method.isDenied(reply)) return refuse("denied", "The user did not agree");
    return refuse("failed", "The host answered with an error");
  } catch (cause) {
    if (isVVChatError(cause)) return { raw, error: cause };
    return fail("invalid_response", `The host's answer lacks what it should hold: ${wordsOf(cause)}.`, { cause });
  }
}

export function createFlight<T>({
  id,
  key,
  method,
  wire,
  timeout,
  onSend,
  onSettled,
  onAfter,
}: FlightPlan<T>): Flight<T> {
  const callers = new Set<(outcome: Outcome<T>) => void>();
  let sentAt: number | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let state: "open" | "answered" | "ended" = "open";

  const isOpen = () => state === "open";

  function settle(how: "answered" | "ended", outcome: Outcome<T>): void {
    state = how;
    clearTimeout(timer);
    onSettled();
    for (const finish of [...callers]) finish(outcome);
  }

  function end(error: VVChatError): void {
    if (isOpen()) settle("ended", { error });
  }

  return {
    id,
    key,
    get sentAt() {
      return sentAt;
    },
    end,
    send(bridge) {
      if (isOpen()) onSend(bridge);
      // The app's own code, in onCall, may have ended it.
      if (!isOpen()) return;
      sentAt = performance.now();
      timer = setTimeout(() => {
        const message = `The host did not answer within ${String(timeout / 1000)} s.`;
        end(new VVChatError("timeout", message, { method: method.name }));
      }, timeout);
      try {
        bridge.send(method.name, wire, (answer) => {
          if (isOpen()) settle("answered", read(method, answer, wire));
          else onAfter(state === "answered" ? "double" : "late", answer.raw);
        });
      } catch (cause) {
        const message = `The host's own code threw: ${wordsOf(cause)}.`;
        end(new VVChatError("failed", message, { method: method.name, cause }));
      }
    },
    join(finish, signal) {
      const leave = (outcome: Outcome<T>) => {
        callers.delete(leave);
        signal?.removeEventListener("abort", abort);
        finish(outcome);
      };
      const abort = () => {
        // It has settled, and is telling its callers, one of whom may abort another.
        if (!isOpen()) return;
        const error = new VVChatError("aborted", "The caller's signal ended the call.", { method: method.name });
        if (callers.size === 1) end(error);
        else leave({ error });
      };
      callers.add(leave);
      signal?.addEventListener("abort", abort);
    },
  };
}
