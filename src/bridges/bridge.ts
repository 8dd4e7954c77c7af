/** Whether something can be done here. `"unknown"`: only trying will tell. */
export type Support = "yes" | "no" | "unknown";

/** Whether a bridge's host is here. `"maybe"`: it looks so, the handshake will tell. */
export type Certainty = "yes" | "maybe" | "no";

/** Parameters as the host takes them: plain JSON, in the host's own names. */
export type WireParams = Readonly<Record<string, unknown>>;

/** What the host answered: a JSON object, in the host's own names. */
export type HostReply = Readonly<Record<string, unknown>>;

/** One answer of the host, sorted but not yet understood: what it means is the method's business. */
export type HostAnswer =
  | {
      readonly kind: "success" | "error";
      readonly reply: HostReply;
      /** What the host handed over, untouched. */
      readonly raw: unknown;
      /** The host's own number and text, where it sent them. */
      readonly hostCode?: number | string | undefined;
      readonly hostMessage?: string | undefined;
    }
  | { readonly kind: "malformed"; readonly problem: string; readonly raw: unknown };

/** What a bridge tells of its handshake. Either may be called late, or again. */
export interface BridgeListener {
  /** Calls can be sent from now on. */
  up(): void;
  /** The handshake failed for good; `connect` may be called again to retry. */
  failed(error: unknown): void;
}

/**
 * A way to a host. The only code that touches a host's globals.
 *
 * Every bridge keeps these rules, and passes `test/contract`:
 * - making one touches nothing: it may happen on a server;
 * - `detect` answers at once and changes nothing;
 * - `connect` may tell `up` within the call; where `detect` says `"no"` it only listens for a host that comes late;
 *   calling it again never shakes hands twice with a host that is there;
 * - `send` hands over a fresh copy of the parameters, passes on every answer (a second one too), and throws only
 *   when the host's own code throws.
 */
export interface Bridge {
  /** The host's name, as `useVVChat().host` and `data-host` show it, e.g. `"webview"`. */
  readonly name: string;
  /** At once, changing nothing. Like `supports`, it never throws. */
  detect(): Certainty;
  connect(listener: BridgeListener): void;
  /** Whether this host has the method, by its kit name. */
  supports(method: string): Support;
  send(method: string, params: WireParams, answer: (answer: HostAnswer) => void): void;
}
