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
  /** For single methods, by name: `{ auth: 60_000 }`. */
  methods?: Readonly<Record<string, number>>;
}

const longest = 2 ** 31 - 1;

/** @throws VVChatError `invalid` unless the value is a number of ms above 0 */
export function checkTimeout(value: unknown, field: string, method?: string): number {
  if (typeof value === "number" && value > 0) return Math.min(value, longest);
  throw invalid(field, "must be a number of milliseconds above 0", method);
}

/** Checks a client's timeouts as it is made, so that a mistake shows at start-up and not in the first call. */
export function checkTimeouts({
  connect = 1500,
  call = 10_000,
  interactive = 300_000,
  methods = {},
}: Timeouts = {}): Required<Timeouts> {
  for (const [name, value] of Object.entries(methods)) checkTimeout(value, `timeouts.methods.${name}`);
  return {
    connect: checkTimeout(connect, "timeouts.connect"),
    call: checkTimeout(call, "timeouts.call"),
    interactive: checkTimeout(interactive, "timeouts.interactive"),
    // Without a prototype: a method may be called "constructor".
    methods: Object.assign(Object.create(null) as Record<string, number>, methods),
  };
}

/** The deadline of one call: its own, else the app's for the method, else the method's, else the app's for its kind. */
export function timeoutOf(
  timeouts: Required<Timeouts>,
  method: HostMethod<never, unknown>,
  own: number | undefined,
): number {
  const value =
    own ?? timeouts.methods[method.name] ?? method.timeout ?? timeouts[method.interactive ? "interactive" : "call"];
  return checkTimeout(value, "timeout", method.name);
}
