import { invalid } from "../errors/invalid.js";
import type { HostMethod } from "../methods/defineMethod.js";

/** How long to wait, in ms. Each must be above 0; beyond 24 days counts as 24 days, the longest a timer can be. */
export interface Timeouts {
  /** For a host to show itself. Default 1500; in a web view it counts from `window.load`. */
  connect?: number;
  /** For the answer to a call that opens nothing. Default 10 000. */
  call?: number;
  /** For the answer to a call that opens a sheet. Default 300 000. */
  interactive?: number;
}

function check(value: unknown, field: string, method?: string): number {
  if (typeof value === "number" && value > 0) return Math.min(value, 2 ** 31 - 1);
  throw invalid(field, "must be above 0 ms", method);
}

/**
 * Checks a client's timeouts as it is made, so that a mistake shows at start-up and not in the first call.
 *
 * @throws VVChatError `invalid`, naming the one that is wrong
 */
export function checkTimeouts({
  connect = 1500,
  call = 10_000,
  interactive = 300_000,
}: Timeouts = {}): Required<Timeouts> {
  return {
    connect: check(connect, "timeouts.connect"),
    call: check(call, "timeouts.call"),
    interactive: check(interactive, "timeouts.interactive"),
  };
}

/**
 * The deadline of one call: its own, else the method's, else the app's for its kind.
 *
 * @throws VVChatError `invalid` unless it is a number of ms above 0
 */
export function timeoutOf(
  { call, interactive }: Required<Timeouts>,
  method: HostMethod<never, unknown>,
  own: number | undefined,
): number {
  return check(own ?? method.timeout ?? (method.interactive ? interactive : call), "timeout", method.name);
}
