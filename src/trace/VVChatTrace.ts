import type { VVChatErrorCode } from "../errors/codes.js";

/** What JSON carries. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** An answer that came after the call had settled. */
export interface TracedAnswer {
  /** `late`: after the kit had ended the call. `double`: after an earlier answer. */
  readonly type: "late" | "double";
  /** Ms since the call's start. */
  readonly duration: number;
  /** As the host sent it, masked: text where it was text. */
  readonly reply?: Json;
}

/** How a call failed, masked. */
export interface TracedError {
  readonly message: string;
  readonly field?: string;
  readonly hostCode?: Json;
  readonly hostMessage?: string;
  readonly step?: string;
}

/** One call, from its start to its last answer. What could be a secret is masked. */
export interface TracedCall {
  /** Counted from 1 in its client. */
  readonly id: number;
  readonly method: string;
  /** When it was made, in ms since 1970. */
  readonly at: number;
  /** The caller's parameters. Absent where they could not be read. */
  readonly params?: Json;
  /** The open call that it joined. */
  readonly joined?: number;
  /** Ms since its start until it went to the host. Absent where it never did. */
  readonly sentAfter?: number;
  /** The bridge that carried it. */
  readonly route?: string;
  /** Why it took this way, or had none: one sentence for the developer. */
  readonly why?: string;
  /** The host that the page was in when it was sent or ended; `null` where there was none. */
  readonly host?: string | null;
  /** What is kept for a reload: the payment was in the journal, or the call left the page by a link. */
  readonly kept?: "payment" | "link";
  /** What the host was given, in its own names. */
  readonly wire?: Json;
  /** `pending` until it ended, then `success` or the error's code. */
  readonly outcome: "pending" | "success" | VVChatErrorCode;
  /** Ms from its start to its end. */
  readonly duration?: number;
  /** What the caller got. */
  readonly value?: Json;
  readonly error?: TracedError;
  /** What the host handed over: text where it was text. Absent where it did not answer. */
  readonly reply?: Json;
  /** Answers after the end. */
  readonly after: readonly TracedAnswer[];
  /** How many values are masked in all of it. */
  readonly hidden: number;
  /** Something was too long and is cut: what is left cannot be played again as it was. */
  readonly cut?: true;
}

/** What the call log copies: calls of one client, the oldest first. */
export interface VVChatTrace {
  /** The format's version. */
  readonly vvchatTrace: 1;
  /** When it was copied, in ms since 1970. */
  readonly at: number;
  readonly appId: string;
  /** The page, without query and hash. */
  readonly page: string;
  readonly userAgent: string;
  /** The host that the page is in; `null` where there is none. */
  readonly host: string | null;
  readonly calls: readonly TracedCall[];
}
