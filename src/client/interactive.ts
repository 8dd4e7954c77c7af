import { VVChatError } from "../errors/VVChatError.js";
import type { HostMethod } from "../methods/defineMethod.js";
import type { Flight } from "./flight.js";

/** Taps closer than this are one tap: the sheet that the first one opens does not cover the page at once. */
const stormMs = 1000;

/** An interactive call on its way. */
export interface OpenCall<T> {
  readonly id: number;
  readonly method: { readonly name: string };
  /** Names the parameters: a second call of the method with the same key wants the same thing. */
  readonly key: string;
  readonly flight: Flight<T>;
}

function isOf<T>(open: OpenCall<unknown>, method: HostMethod<never, T>): open is OpenCall<T> {
  return open.method === method;
}

/** Keeps interactive calls apart: at most one is open, and an open one never locks the page. */
export interface InteractiveGate {
  /**
   * What a new call does about one that is open. Within a second of its start: the same call joins it, another is
   * `busy`. Later a tap means that the sheet is gone, for it would cover the page: the old call ends `superseded`, and
   * the new one goes ahead. One that still waits for a host has no sheet, and the same call joins it at any time.
   *
   * @throws VVChatError `busy`
   */
  meet<T>(method: HostMethod<never, T>, key: string): OpenCall<T> | undefined;
  opened<T>(call: OpenCall<T>): void;
  closed(flight: Flight<unknown>): void;
}

export function createInteractiveGate(): InteractiveGate {
  let open: OpenCall<unknown> | undefined;

  return {
    meet(method, key) {
      // More than once: who is told that a call was superseded may open another.
      while (open) {
        const { flight } = open;
        const storm = performance.now() - flight.since < stormMs;
        if (isOf(open, method) && open.key === key && (storm || !flight.sent)) return open;
        const { name } = open.method;
        if (storm) throw new VVChatError("busy", `"${name}" is opening`, { method: method.name });
        flight.end(new VVChatError("superseded", `"${method.name}" took over`, { method: name }));
      }
      return undefined;
    },
    opened(call) {
      open = call;
    },
    closed(flight) {
      if (open?.flight === flight) open = undefined;
    },
  };
}
