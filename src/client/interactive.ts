import { VVChatError } from "../errors/VVChatError.js";
import type { HostMethod } from "../methods/defineMethod.js";
import type { Flight } from "./flight.js";

/** Taps closer than this are one tap: the sheet that the first one opens does not cover the page at once. */
const stormMs = 1000;

interface OpenFlight<T> {
  readonly method: { readonly name: string };
  readonly flight: Flight<T>;
}

function isOf<T>(open: OpenFlight<unknown>, method: HostMethod<never, T>): open is OpenFlight<T> {
  return open.method === method;
}

/** Keeps interactive calls apart: at most one is open, and an open one never locks the page. */
export interface InteractiveGate {
  /**
   * What a new call does about one that is open. Within a second of its opening: the same call joins it, and gets its
   * flight; another is `busy`. Later a tap means that the sheet is gone, for it would cover the page: the old call
   * ends `superseded`, and the new one goes ahead.
   *
   * @throws VVChatError `busy`
   */
  meet<T>(method: HostMethod<never, T>, key: string): Flight<T> | undefined;
  opened<T>(method: HostMethod<never, T>, flight: Flight<T>): void;
  closed(flight: Flight<unknown>): void;
}

export function createInteractiveGate(): InteractiveGate {
  let open: OpenFlight<unknown> | undefined;

  const gate: InteractiveGate = {
    meet(method, key) {
      if (!open) return undefined;
      const { sentAt } = open.flight;
      // One that still waits for the connection has no sheet yet: however long it waits, taps are a storm.
      if (sentAt === undefined || performance.now() - sentAt < stormMs) {
        if (isOf(open, method) && open.flight.key === key) return open.flight;
        const since = sentAt === undefined ? "is still waiting for a host" : "was opened less than a second ago";
        const message = `"${open.method.name}" ${since}.`;
        throw new VVChatError("busy", message, { method: method.name });
      }
      const message = `A call of "${method.name}" took its place: the sheet it had opened is gone.`;
      open.flight.end(new VVChatError("superseded", message, { method: open.method.name }));
      // The app was told, and may have opened another.
      return gate.meet(method, key);
    },
    opened(method, flight) {
      open = { method, flight };
    },
    closed(flight) {
      if (open?.flight === flight) open = undefined;
    },
  };
  return gate;
}
