import { isFields } from "../fields.js";
import type { WeChatEndpoint } from "./api.js";
import type { Credential } from "./credentials.js";
import { deny } from "./errcodes.js";
import { type WeChatAccount, accountBySecret, secondsUntil } from "./WeChatState.js";

/** How long no further refresh can be forced, in ms. */
const forcedApart = 30_000;

const reply = ({ value, until }: Credential) => ({ access_token: value, expires_in: secondsUntil(until) });

/** Each fetch makes the token before it void. */
export const classicToken: WeChatEndpoint = (state, _, query) => {
  if (query.get("grant_type") !== "client_credential") deny("40002");
  const account = accountBySecret(state, query.get("appid") ?? "", query.get("secret") ?? "");
  if (!account.quotas.classicToken.spend()) deny("45009");
  return reply(account.classicTokens.renew());
};

function force(account: WeChatAccount): Credential {
  // Too soon, nothing is refreshed, and nothing is counted.
  if (Date.now() - account.forcedAt < forcedApart) return account.stableTokens.current();
  if (!account.quotas.forcedToken.spend()) deny("45009");
  account.forcedAt = Date.now();
  return account.stableTokens.renew();
}

/** The same token again, until shortly before its end. */
export const stableToken: WeChatEndpoint = async (state, request) => {
  // Whatever its type says it is: WeChat does not look at that.
  const body: unknown = await request.json().catch(() => undefined);
  if (!isFields(body)) return deny("47001");
  if (body["grant_type"] !== "client_credential") deny("40002");
  const account = accountBySecret(state, body["appid"], body["secret"]);
  const { force_refresh: forced = false } = body;
  if (typeof forced !== "boolean") deny("47001");
  if (!account.quotas.stableTokenOfMinute.spend()) deny("45011");
  if (!account.quotas.stableToken.spend()) deny("45009");
  return reply(forced ? force(account) : account.stableTokens.current());
};
