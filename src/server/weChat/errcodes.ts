import type { WeChatErrorCode } from "./WeChatError.js";

/** Which token a call is about. The same number says another thing about each. */
export type TokenKind =
  /** The call brings the account's token. */
  | "account"
  /** The call brings a user's code or token. */
  | "user"
  /** The call fetches the account's token. */
  | "fetch";

const codes: ReadonlyMap<number, WeChatErrorCode> = new Map<number, WeChatErrorCode>([
  [-1, "busy"],
  [45011, "busy"],
  [45009, "quota"],
  [40002, "configuration"],
  [40013, "configuration"],
  [40125, "configuration"],
  [40243, "configuration"],
  [41004, "configuration"],
  [40164, "ip_not_allowed"],
  [40029, "invalid_code"],
  [40163, "used_code"],
  [42003, "expired_code"],
  [40030, "authorise_again"],
  [42002, "authorise_again"],
  [42007, "authorise_again"],
  [48001, "not_permitted"],
]);

const stale: ReadonlySet<number> = new Set([40001, 40014, 42001]);
const staleMeans: Readonly<Record<TokenKind, WeChatErrorCode>> = {
  account: "stale_token",
  user: "authorise_again",
  // There is no token yet that could be stale: the secret is wrong.
  fetch: "configuration",
};

/** What an `errcode` says in a call of this kind. */
export function meaningOf(errcode: number, kind: TokenKind): WeChatErrorCode {
  return stale.has(errcode) ? staleMeans[kind] : (codes.get(errcode) ?? "refused");
}
