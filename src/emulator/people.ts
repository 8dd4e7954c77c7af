import { chatOfScope } from "../platform/messageScope.js";
import type { TokenReply, UserInfoReply } from "../platform/wire.js";
import { answer, refuse } from "./answers.js";
import { type Endpoint, type EmulatorState, appOf, unixSeconds } from "./EmulatorState.js";
import { readFields, text } from "./fields.js";
import type { Grant } from "./ledger.js";

export const token: Endpoint = (state, _, query) => {
  const app = appOf(state, query.get("app_id"));
  if (query.get("app_key") !== app.appKey) refuse("无效的app_key");
  const { codes, tokens, next } = state.ledger;
  const code = query.get("code") ?? "";
  const grant = codes.get(code);
  if (grant?.app !== app) return refuse("无效的code");
  // Used up, whatever comes of it.
  codes.delete(code);
  if (grant.until <= Date.now()) return refuse("无效的code");
  const value = next("TK");
  const until = Date.now() + state.tokenSeconds * 1000;
  tokens.set(value, { ...grant, until });
  const { user, scope } = grant;
  const reply: TokenReply = { open_id: user.openId, scope, token: value, expire_in: unixSeconds(until) };
  return answer(reply);
};

function granted({ ledger }: EmulatorState, request: Request): Grant {
  const grant = ledger.tokens.get(request.headers.get("authorization") ?? "");
  return grant && grant.until > Date.now() ? grant : refuse("无效的token");
}

export const userInfo: Endpoint = (state, request) => {
  const { user, scope } = granted(state, request);
  if (scope !== "snsapi_userinfo") return refuse("没有权限");
  const { openId, nickname, avatar, sex } = user;
  const reply: UserInfoReply = { open_id: openId, nickname, avatar, sex };
  return answer(reply);
};

export const sendMessage: Endpoint = async (state, request) => {
  const { user, scope } = granted(state, request);
  // The token knows the chat. Nothing in the body can name another.
  const chat = chatOfScope(scope) ?? refuse("没有权限");
  const fields = await readFields(request);
  if (fields["type"] !== "text") refuse("参数错误：type");
  state.ledger.messages.push({ from: user, ...chat, content: text(fields, "content", 4096) });
  return answer();
};
