import type { WeChatEndpoint } from "./api.js";
import { deny } from "./errcodes.js";
import { type WeChatAccount, type WeChatState, secondsUntil } from "./WeChatState.js";

/** The account whose token it is, of either kind. */
function accountByToken({ accounts }: WeChatState, token: string): WeChatAccount {
  if (!token) deny("41001");
  for (const account of accounts) {
    for (const tokens of [account.stableTokens, account.classicTokens]) {
      const found = tokens.check(token);
      if (found === "ended") deny("42001");
      if (found === "good") return account;
    }
  }
  return deny("40001");
}

export const ticket: WeChatEndpoint = (state, _, query) => {
  const account = accountByToken(state, query.get("access_token") ?? "");
  if (query.get("type") !== "jsapi") deny("40097");
  if (!account.quotas.ticket.spend()) deny("45009");
  const { value, until } = account.tickets.current();
  return { errcode: 0, errmsg: "ok", ticket: value, expires_in: secondsUntil(until) };
};
