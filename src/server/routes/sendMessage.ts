import { json } from "../answer.js";
import { readJson, textField } from "../body.js";
import { HttpError, badRequest } from "../HttpError.js";
import { PlatformError } from "../platform/PlatformError.js";
import type { ServerContext, UserRoute } from "../ServerContext.js";

/** A token that sends into one chat for one user. It stays here. */
interface Grant {
  readonly token: string;
  /** Ms since 1970. */
  readonly expiresAt: number | undefined;
}

/** How long a grant is used whose end the platform does not tell, in ms. */
const defaultLife = 60 * 60 * 1000;
/** The longest text, in letters. */
const longest = 4096;

async function exchange(
  { platform, store }: ServerContext,
  key: string,
  code: string,
  wanted: { scope: string; openId: string },
): Promise<Grant> {
  const { token, scope, openId, expiresAt } = await platform.token(code).catch((error: unknown) => {
    if (error instanceof PlatformError && error.code === "refused") {
      throw badRequest("invalid_code", "VVChat does not take this code: it is wrong, used, or too old.");
    }
    throw error;
  });
  if (scope !== wanted.scope) throw badRequest("wrong_scope", "The code is for another chat.");
  if (openId !== wanted.openId) throw new HttpError(403, "another_user", "The code is another user's.");
  const grant: Grant = { token, expiresAt: expiresAt?.getTime() };
  const life = grant.expiresAt === undefined ? defaultLife : grant.expiresAt - Date.now();
  if (life > 0) await store.set(key, JSON.stringify(grant), life);
  return grant;
}

/** `POST /messages`: into a chat that the user has let the app write to. */
export const sendMessage: UserRoute = async (context, request, { openId }) => {
  const body = await readJson(request);
  const sessionId = textField(body, "sessionId");
  const sessionType = textField(body, "sessionType");
  if (sessionType !== "single" && sessionType !== "group") {
    throw badRequest("invalid_request", '"sessionType" must be single or group.');
  }
  const content = textField(body, "content", longest);
  const { store, platform } = context;
  const scope = `sessionapi_sendmsg:${sessionId}:${sessionType}`;
  const key = `grant:${openId}:${scope}`;
  const kept = await store.get(key);
  const grant =
    body["code"] === undefined
      ? kept === undefined
        ? undefined
        : (JSON.parse(kept) as Grant)
      : await exchange(context, key, textField(body, "code"), { scope, openId });
  if (!grant) throw new HttpError(403, "grant_needed", "The user has not allowed this, or no longer: send a code.");
  try {
    await platform.sendMessage(grant.token, content);
  } catch (error) {
    if (!(error instanceof PlatformError) || error.code !== "refused") throw error;
    if (kept !== undefined) await store.remove(key, kept);
    throw new HttpError(403, "grant_needed", "VVChat does not take the message: the consent may be over.");
  }
  const { expiresAt } = grant;
  return json({ grantedUntil: expiresAt === undefined ? null : Math.floor(expiresAt / 1000) });
};
