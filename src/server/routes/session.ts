import { empty, json } from "../answer.js";
import { readJson, textField } from "../body.js";
import { badRequest } from "../HttpError.js";
import { PlatformError } from "../platform/PlatformError.js";
import type { PlatformUser } from "../platform/PlatformClient.js";
import type { Route } from "../ServerContext.js";

const defaultSeconds = 7200;

/** `GET /me` */
export const me: Route = async ({ sessions }, request) => {
  const user = await sessions.read(request);
  return user ? json(user) : empty();
};

/** `POST /login` */
export const login: Route = async ({ platform, sessions, options }, request) => {
  const code = textField(await readJson(request), "code");
  let user: PlatformUser;
  let expiresAt: Date | undefined;
  try {
    const token = await platform.token(code);
    ({ expiresAt } = token);
    // Without consent to more, the platform tells no more than who it is.
    user = token.scope.includes("snsapi_userinfo")
      ? await platform.userInfo(token.token)
      : { openId: token.openId, nickname: undefined, avatar: undefined, sex: undefined };
    if (user.openId !== token.openId) throw new PlatformError("invalid_response", "userInfo", "it is somebody else");
  } catch (error) {
    if (error instanceof PlatformError && error.code === "refused") {
      throw badRequest("invalid_code", "VVChat does not take this code: it is wrong, used, or too old.");
    }
    throw error;
  }
  await options.onLogin?.(user);
  const { sessionSeconds = defaultSeconds } = options;
  const until = expiresAt ?? new Date(Date.now() + sessionSeconds * 1000);
  return json(user, 200, { "set-cookie": await sessions.begin(user, until) });
};

/** `POST /logout` */
export const logout: Route = async ({ sessions }, request) => {
  await readJson(request);
  return empty({ "set-cookie": sessions.end() });
};
