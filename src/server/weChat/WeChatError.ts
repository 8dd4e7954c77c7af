/** What went wrong between the merchant's server and WeChat. */
export type WeChatErrorCode =
  /** WeChat is busy, or asks to be asked later: -1, 45011. */
  | "busy"
  /** The day's calls are used up: 45009. */
  | "quota"
  /** The account's token is no longer good, though a new one was fetched: 40001, 40014, 42001. */
  | "stale_token"
  /** The app id, the secret or a parameter of them is wrong: 40002, 40013, 40125, 40243, 41004. */
  | "configuration"
  /** The server's own address is not on the account's list: 40164. */
  | "ip_not_allowed"
  /** There is no such code: 40029. */
  | "invalid_code"
  /** The code was used before: 40163. */
  | "used_code"
  /** The code is too old: 42003. */
  | "expired_code"
  /** The user's consent is over: 40030, 42002, 42007. */
  | "authorise_again"
  /** The account may not do this: 48001. */
  | "not_permitted"
  /** WeChat said no in another way: see `errcode`. */
  | "refused"
  /** No answer within the deadline. */
  | "timeout"
  /** It could not be reached. */
  | "network"
  /** It answered with another status than 200. */
  | "unavailable"
  /** Its answer cannot be used: no JSON, a field missing, another user's. */
  | "invalid_response";

/**
 * Who can mend it. `"retry"`: nobody has to, the same may work in a moment. `"quota"`: time, or fewer calls.
 * `"configuration"`: who configures the account and the server. `"user"`: the person, by signing in again. `"unknown"`:
 * who reads `errcode` in WeChat's documents.
 */
export type WeChatMender = "retry" | "quota" | "configuration" | "user" | "unknown";

const menders: Readonly<Record<WeChatErrorCode, WeChatMender>> = {
  busy: "retry",
  quota: "quota",
  stale_token: "retry",
  configuration: "configuration",
  ip_not_allowed: "configuration",
  invalid_code: "user",
  used_code: "user",
  expired_code: "user",
  authorise_again: "user",
  not_permitted: "configuration",
  refused: "unknown",
  timeout: "retry",
  network: "retry",
  unavailable: "retry",
  invalid_response: "unknown",
};

/**
 * An error of `createWeChatClient`. Never holds a secret, a code, a token or a ticket.
 *
 * @example
 * if (error instanceof WeChatError && error.mendedBy === "configuration") alertTheTeam(error.message);
 */
export class WeChatError extends Error {
  override readonly name = "WeChatError";
  readonly code: WeChatErrorCode;
  /** Which call, e.g. `"ticket"`. */
  readonly call: string;
  readonly mendedBy: WeChatMender;
  /** WeChat's own number, where it gave one. */
  readonly errcode: number | undefined;
  /** Its own words, `errmsg`, without the request's id. */
  readonly hostMessage: string | undefined;

  constructor(
    code: WeChatErrorCode,
    call: string,
    message: string,
    details: { errcode?: number | undefined; hostMessage?: string | undefined } = {},
  ) {
    super(`WeChat, ${call}: ${message}`);
    this.code = code;
    this.call = call;
    this.mendedBy = menders[code];
    this.errcode = details.errcode;
    this.hostMessage = details.hostMessage;
  }
}
