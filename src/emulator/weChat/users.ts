import type { WeChatEndpoint } from "./api.js";
import { deny } from "./errcodes.js";
import { randomText } from "./random.js";
import { type WeChatGrant, type WeChatState, accountBySecret, secondsUntil } from "./WeChatState.js";

/** How long a user need not be asked again, in ms. */
const refreshable = 30 * 86_400_000;

function tokenReply(state: WeChatState, grant: WeChatGrant, refreshToken: string): object {
  const token = randomText(107);
  const until = Date.now() + state.tokenSeconds * 1000;
  state.userTokens.set(token, { grant, until });
  const { openId, unionId, scope, isSnapshot } = grant;
  return {
    access_token: token,
    expires_in: secondsUntil(until),
    refresh_token: refreshToken,
    openid: openId,
    scope,
    ...(unionId !== undefined && scope === "snsapi_userinfo" && { unionid: unionId }),
    ...(isSnapshot && { is_snapshotuser: 1 }),
  };
}

/** A code for a user's token. It is used up by that. */
export const exchangeCode: WeChatEndpoint = (state, _, query) => {
  const account = accountBySecret(state, query.get("appid") ?? "", query.get("secret") ?? "");
  if (query.get("grant_type") !== "authorization_code") deny("40002");
  const value = query.get("code") || deny("41008");
  const code = state.codes.get(value);
  if (code?.grant.account !== account) return deny("40029");
  if (code.used) deny("40163");
  if (code.until <= Date.now()) deny("42003");
  code.used = true;
  const refreshToken = randomText(107);
  state.refreshTokens.set(refreshToken, { grant: code.grant, until: Date.now() + refreshable });
  return tokenReply(state, code.grant, refreshToken);
};

export const refreshToken: WeChatEndpoint = (state, _, query) => {
  const appId = query.get("appid") || deny("41002");
  if (!state.accounts.some((account) => account.appId === appId)) deny("40013");
  if (query.get("grant_type") !== "refresh_token") deny("40002");
  const value = query.get("refresh_token") || deny("41003");
  const known = state.refreshTokens.get(value);
  if (known?.grant.account.appId !== appId) return deny("40030");
  if (known.until <= Date.now()) deny("42002");
  return tokenReply(state, known.grant, value);
};

export const userInfo: WeChatEndpoint = (state, _, query) => {
  const token = query.get("access_token") || deny("41001");
  const openId = query.get("openid") || deny("41009");
  const known = state.userTokens.get(token) ?? deny("40001");
  if (known.until <= Date.now()) deny("42001");
  const { grant } = known;
  if (grant.openId !== openId) deny("40003");
  if (grant.scope !== "snsapi_userinfo") deny("48001");
  return {
    openid: openId,
    nickname: grant.nickname,
    headimgurl: grant.avatar,
    privilege: [],
    ...(grant.unionId !== undefined && { unionid: grant.unionId }),
  };
};
