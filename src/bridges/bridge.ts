import type { VVChatApi } from "../api/VVChatApi.js";
import type { VVChatErrorCode } from "../errors/codes.js";
import type { VVChatError } from "../errors/VVChatError.js";
import type { KeptStorage } from "../journal/journal.js";

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
      /** What an error is, where the bridge knows. Default: the method's rules say. */
      readonly code?: VVChatErrorCode | undefined;
      /** What the developer may do about it, for the message. */
      readonly hint?: string | undefined;
    }
  | { readonly kind: "malformed"; readonly problem: string; readonly raw: unknown }
  /** It did not answer, and the bridge knows what became of the call. */
  | { readonly kind: "ended"; readonly code: VVChatErrorCode; readonly problem: string; readonly raw?: undefined };

/**
 * For a host that answers by opening the page anew: notes the call, and gives the address that the host is to open with
 * its answer. That is the page's own without what an earlier answer left in it, and last a parameter that names the call.
 */
export type Depart = (page: string) => string;

/** An answer that the page was opened with. */
export interface Return {
  readonly method: string;
  /** What of the call was noted. */
  readonly sent: WireParams;
  /** What the call was for; absent where that is not known. */
  readonly purpose?: string | undefined;
  readonly answer: HostAnswer;
}

/** What `onReturn` is told: the page was opened with an answer of a host's. */
export interface ReturnEvent {
  /** Which method it answers, as far as can be seen. */
  readonly method: string;
  /** The bridge that carried the call; absent where none is known. */
  readonly host?: string | undefined;
  /** The answer, in the host's own names. It may hold an authorization code: mask it before you log it. */
  readonly reply: HostReply;
  /** `state_mismatch` for what answers no call of this browser's, or is no answer to it. Then it is handed to nobody but `useAuth`. */
  readonly error: VVChatError | null;
}

/** What the client tells of itself. */
export interface ReturnsContext {
  appId: string;
  /** The bridge of this name, where its host may be here: another host's answers are not for this page. */
  hostOf: (name: string) => Bridge | undefined;
  storage: () => KeptStorage;
  replaceUrl: ((url: string) => void) | undefined;
  onReturn: ((event: ReturnEvent) => void) | undefined;
}

/** Redirects, out and back: one a client. */
export interface Returns {
  /** The page's address, without what came back. */
  link: () => string;
  /** For a bridge's `send`. */
  depart: (
    host: string,
    method: { name: string; kept: readonly string[] },
    wire: WireParams,
    purpose?: string,
  ) => Depart;
  /** What came back, once, for whom it is. */
  take: (method: string, accepts?: (sent: WireParams, purpose: string | undefined) => boolean) => Return | undefined;
  /** Removes an answer from the address, where that had to wait until the page was hydrated. */
  clean: () => void;
}

/** Where the page works that does not work here. */
export type Remedy = "vvchat" | "browser" | "phone";

/** What a bridge tells of its handshake. Either may be called late, or again. */
export interface BridgeListener {
  /** The client's server, as it was given, for a host that wants its signature. */
  readonly api?: string | VVChatApi | undefined;
  /**
   * Calls can be sent from now on.
   *
   * @param beside - it is no host, but carries what it supports where there is one. Default `false`
   */
  up(beside?: boolean): void;
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
  /** Whether a method leaves the page: it must be called in a tap, and another load of the page may get its answer. */
  leaves?(method: string): boolean;
  /** Brings what an answer by redirect needs: where no bridge does, an app ships none of it. */
  readonly returns?: ((context: ReturnsContext) => Returns) | undefined;
  /** Whether a method opens nothing here that opens something elsewhere: then it stands in no other call's way. */
  quiet?(method: string): boolean;
  /** Sorts an answer that came back in the page's address. Default: as VVChat's. */
  readReturn?(reply: HostReply): HostAnswer;
  /**
   * The kit's texts say VVChat. What they say where this is the host.
   *
   * @param key - of the text
   */
  readonly words?: ((text: string, key: string) => string) | undefined;
  /** Where to get the app that its calls open. */
  readonly downloadUrl?: string | undefined;
  /** Where a method would work that has no route here, as far as this bridge knows. */
  remedy?(method: string): Remedy | undefined;
  /**
   * @param over - whether the call has ended: a bridge that must wait before it hands over, then hands over nothing
   */
  send(
    method: string,
    params: WireParams,
    answer: (answer: HostAnswer) => void,
    depart: Depart,
    over?: () => boolean,
  ): void;
}
