import { success, text } from "../answer.js";
import { readBody } from "../body.js";
import { HttpError, badRequest } from "../HttpError.js";
import type { Route, ServerContext } from "../ServerContext.js";
import { needWeChat, type WeChat } from "../weChat/createWeChat.js";
import { answerOnce } from "../weChat/messages/answerOnce.js";
import { UnreadableMessage } from "../weChat/messages/fields.js";
import { ConfigurationNeeded, openMessage } from "../weChat/messages/openMessage.js";
import { readMessage } from "../weChat/messages/readMessage.js";
import { notSigned, readQuery, type SignedQuery } from "../weChat/messages/signedQuery.js";
import { sealedReply, textReply } from "../weChat/messages/textReply.js";
import type { WeChatMessage } from "../weChat/messages/WeChatMessage.js";

/** How far the time of a message may be from this server's, in seconds. WeChat tries again for a quarter of a minute. */
const window = 300;
/** How long a signature is bound to its message, in ms: for longer than it is taken. */
const bound = (2 * window + 60) * 1000;
const longestEcho = 512;

function queryOf(context: ServerContext, request: Request): [weChat: WeChat, token: string, query: SignedQuery] {
  const weChat = needWeChat(context);
  const { token } = weChat.options;
  if (token === undefined)
    throw new HttpError(404, "not_found", 'This server takes no messages: weChat has no "token".');
  return [weChat, token, readQuery(request, token)];
}

/** `GET /wechat/messages`: WeChat's console asks whether the address is the account's. */
export const weChatAddress: Route = (context, request) => {
  const [, , { echo }] = queryOf(context, request);
  if (echo.length > longestEcho) throw badRequest("invalid_request", '"echostr" is too long.');
  return Promise.resolve(text(echo));
};

function checkTime({ timestamp }: SignedQuery): void {
  const distance = Math.abs(Number(timestamp) - Date.now() / 1000);
  if (distance <= window) return;
  const message = "The message is more than five minutes old or early. Is this server's clock right?";
  throw new HttpError(401, "too_old", message);
}

/** @throws HttpError 401 where its signature came with another message before: it was copied */
async function checkFirst({ store }: ServerContext, { signature }: SignedQuery, { id }: WeChatMessage): Promise<void> {
  const key = `wechat:signature:${signature}`;
  if (await store.add(key, id, bound)) return;
  if ((await store.get(key)) !== id) throw notSigned();
}

async function take(context: ServerContext, request: Request): Promise<Response> {
  const startedAt = Date.now();
  const [weChat, token, query] = queryOf(context, request);
  checkTime(query);
  const { options } = weChat;
  const fields = await openMessage(await readBody(request, "invalid_message"), query, options);
  const message = await readMessage(fields);
  await checkFirst(context, query, message);
  const answer = await answerOnce(context, options, message, startedAt);
  if (answer === undefined) return success();
  const reply = textReply(message, answer);
  const { appId, encodingAESKey } = options;
  const key = encodingAESKey === undefined ? undefined : { appId, encodingAESKey };
  return text(key ? await sealedReply(reply, token, key) : reply, "text/xml; charset=utf-8");
}

/** `POST /wechat/messages`: from WeChat alone. Anything but a 200 shows the person an outage notice. */
export const weChatMessages: Route = async (context, request) => {
  const report = (error: unknown): void => {
    context.report(error, "weChat message");
  };
  try {
    return await take(context, request);
  } catch (error) {
    if (error instanceof ConfigurationNeeded) {
      report(error);
      if (error.isGenuine) return success();
      throw notSigned();
    }
    if (error instanceof UnreadableMessage) {
      report(error);
      throw badRequest("invalid_message", "The message cannot be read.");
    }
    if (error instanceof HttpError && error.code === "too_old") report(error);
    throw error;
  }
};
