import { json } from "../answer.js";
import { badRequest } from "../HttpError.js";
import type { ServerContext } from "../ServerContext.js";
import { fitIntoCookie } from "../session.js";
import type { SignedInUser } from "../SignedInUser.js";
import { needWeChat } from "../weChat/createWeChat.js";
import type { WeChatClient, WeChatGrant } from "../weChat/WeChatClient.js";
import { WeChatError } from "../weChat/WeChatError.js";

async function userOf(client: WeChatClient, grant: WeChatGrant): Promise<SignedInUser> {
  const { openId, unionId } = grant;
  // Without consent to more, WeChat tells no more than who it is.
  if (!grant.scope.split(/[\s,]+/).includes("snsapi_userinfo")) return { openId, unionId, host: "wechat" };
  const user = await client.userInfo(grant);
  return { ...user, unionId: user.unionId ?? unionId, host: "wechat" };
}

async function exchange(client: WeChatClient, code: string): Promise<{ grant: WeChatGrant; user: SignedInUser }> {
  try {
    const grant = await client.exchange(code);
    return { grant, user: fitIntoCookie(await userOf(client, grant)) };
  } catch (error) {
    if (!(error instanceof WeChatError) || error.mendedBy !== "user") throw error;
    throw badRequest("invalid_code", "WeChat does not take this code: it is wrong, used, or too old.");
  }
}

/** `POST /login` by a code of WeChat's. */
export async function weChatLogin(context: ServerContext, code: string): Promise<Response> {
  const { grant, user } = await exchange(needWeChat(context).client, code);
  // WeChat made this one up, for a page that asked before anybody tapped: nobody has signed in.
  if (grant.isSnapshot) return json({ ...user, isSnapshot: true });
  await context.options.onLogin?.(user);
  return json(user, 200, { "set-cookie": await context.sessions.begin(user, grant.expiresAt) });
}
