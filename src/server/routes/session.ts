import { empty, json } from "../answer.js";
import { readJson, textField } from "../body.js";
import { badRequest } from "../HttpError.js";
import type { PlatformToken } from "../platform/PlatformClient.js";
import { PlatformError } from "../platform/PlatformError.js";
import type { Route, ServerContext } from "../ServerContext.js";
import { fitIntoCookie } from "../session.js";
import type { SignedInUser } from "../SignedInUser.js";
import { weChatLogin } from "./weChatLogin.js";

const defaultSeconds = 7200;

/** `GET /me` */
export const me: Route = async ({ sessions }, request) => {
  const user = await sessions.read(request);
  return user ? json(user) : empty();
};

/**
 * What a code is worth.
 *
 * @throws HttpError 400 where it is worth nothing
 */
export async function exchangeCode({ platform }: ServerContext, code: string): Promise<PlatformToken> {
  try {
    return await platform.token(code);
  } catch (error) {
    if (!(error instanceof PlatformError) || error.code !== "refused") throw error;
    throw badRequest("invalid_code", "VVChat does not take this code: it is wrong, used, or too old.");
  }
}

async function userOf({ platform }: ServerContext, { token, scope, openId }: PlatformToken): Promise<SignedInUser> {
  // Without consent to more, the platform tells no more than who it is.
  if (!scope.split(/[\s,]+/).includes("snsapi_userinfo")) return { openId, host: "vvchat" };
  const user = await platform.userInfo(token);
  if (user.openId === openId) return { ...user, host: "vvchat" };
  throw new PlatformError("invalid_response", "userInfo", "it is somebody else");
}

async function vvchatLogin(context: ServerContext, code: string): Promise<Response> {
  const token = await exchangeCode(context, code);
  // The user has agreed to a message in their name, and to nothing else.
  if (token.scope.startsWith("sessionapi_")) throw badRequest("wrong_scope", "The code is for a message.");
  const user = fitIntoCookie(await userOf(context, token));
  const { sessions, options } = context;
  await options.onLogin?.(user);
  const { sessionSeconds = defaultSeconds } = options;
  const until = token.expiresAt ?? new Date(Date.now() + sessionSeconds * 1000);
  return json(user, 200, { "set-cookie": await sessions.begin(user, until) });
}

/** `POST /login`: by a code of the host that is named, VVChat where none is. */
export const login: Route = async (context, request) => {
  const body = await readJson(request);
  const code = textField(body, "code");
  const { host = "vvchat" } = body;
  if (host === "vvchat") return vvchatLogin(context, code);
  if (host === "wechat") return weChatLogin(context, code);
  throw badRequest("invalid_request", '"host" must be vvchat or wechat.');
};

/** `POST /logout` */
export const logout: Route = async ({ sessions }, request) => {
  await readJson(request);
  return empty({ "set-cookie": sessions.end() });
};
