import { messageScope } from "../../platform/messageScope.js";
import { json } from "../answer.js";
import { readJson, textField } from "../body.js";
import { HttpError, badRequest } from "../HttpError.js";
import { PlatformError } from "../platform/PlatformError.js";
import type { Route, ServerContext } from "../ServerContext.js";
import { exchangeCode } from "./session.js";

/** A token that sends into one chat for one user. It stays here, and lies sealed in the store. */
interface Grant {
  readonly token: string;
  /** Unix seconds. */
  readonly until: number;
  readonly sealed: string;
}

/** How long a grant is used whose end the platform does not tell, in ms. */
const defaultLife = 60 * 60 * 1000;
/** The longest text, in letters. */
const longest = 4096;

async function exchange(
  context: ServerContext,
  key: string | undefined,
  code: string,
  wanted: { scope: string; openId: string | undefined },
): Promise<Grant> {
  const { token, scope, openId, expiresAt } = await exchangeCode(context, code);
  if (scope !== wanted.scope) throw badRequest("wrong_scope", "The code is for another chat.");
  if (openId !== (wanted.openId ?? openId)) throw new HttpError(403, "another_user", "The code is another user's.");
  const { store, seals } = context;
  const end = expiresAt ?? new Date(Date.now() + defaultLife);
  const until = Math.floor(end.getTime() / 1000);
  const sealed = await seals.seal({ token, until }, "grant", end);
  if (key) await store.set(key, sealed, Math.max(1, end.getTime() - Date.now()));
  return { token, until, sealed };
}

/** What the user has allowed before. */
async function recall({ store, seals }: ServerContext, key: string): Promise<Grant | undefined> {
  const sealed = await store.get(key);
  const { token, until } = (sealed && (await seals.open(sealed, "grant"))) || {};
  return sealed && typeof token === "string" && typeof until === "number" ? { token, until, sealed } : undefined;
}

/**
 * `POST /messages`: into a chat that the user has let the app write to. The code says who that is, so nobody needs to be
 * signed in; but what they have allowed is kept for a signed-in user alone.
 */
export const sendMessage: Route = async (context, request) => {
  const user = await context.sessions.read(request);
  // The chat is VVChat's, and so is the consent: who is signed in from another host is nobody here.
  const openId = user?.host === "vvchat" ? user.openId : undefined;
  const body = await readJson(request);
  const sessionId = textField(body, "sessionId");
  const sessionType = textField(body, "sessionType");
  if (sessionType !== "single" && sessionType !== "group") {
    throw badRequest("invalid_request", '"sessionType" must be single or group.');
  }
  const content = textField(body, "content", longest);
  const scope = messageScope({ sessionId, sessionType });
  const key = openId === undefined ? undefined : `grant:${openId}:${scope}`;
  const grant =
    body["code"] === undefined
      ? key && (await recall(context, key))
      : await exchange(context, key, textField(body, "code"), { scope, openId });
  if (!grant) throw new HttpError(403, "grant_needed", "The user has not allowed this, or no longer: send a code.");
  try {
    await context.platform.sendMessage(grant.token, content);
  } catch (error) {
    if (!(error instanceof PlatformError) || error.code !== "refused") throw error;
    if (key) await context.store.remove(key, grant.sealed);
    throw new HttpError(403, "grant_needed", "VVChat does not take the message: the consent may be over.");
  }
  return json({ grantedUntil: key ? grant.until : null });
};
