import { signTicket } from "../../platform/weChat/sign.js";
import { json } from "../answer.js";
import { HttpError, badRequest } from "../HttpError.js";
import type { Route } from "../ServerContext.js";
import { needWeChat } from "../weChat/createWeChat.js";

/** The longest address, in letters. */
const longest = 4096;

/** Compared as texts, so that nobody reads the address in another way than it is signed. */
function isOfOrigin(url: string, origin: string): boolean {
  return url.startsWith(origin) && /^([/?#]|$)/.test(url.slice(origin.length));
}

/** `GET /wechat/signature?url=…`: what a page of the app's own needs to configure the JS-SDK. */
export const weChatSignature: Route = async (context, request) => {
  const { client, options } = needWeChat(context);
  const url = new URL(request.url).searchParams.get("url") ?? "";
  if (!url || url.length > longest || /[\s\\]/.test(url)) {
    throw badRequest("invalid_request", '"url" must be the address of the page, encoded.');
  }
  if (!context.origins.some((origin) => isOfOrigin(url, origin))) {
    throw new HttpError(403, "foreign_origin", "This is no page of the app's: only those are signed for.");
  }
  const ticket = await client.ticket();
  const timestamp = Math.floor(Date.now() / 1000);
  const nonceStr = crypto.randomUUID().replaceAll("-", "");
  return json({
    appId: options.appId,
    timestamp,
    nonceStr,
    signature: signTicket({ ticket, nonceStr, timestamp, url }),
  });
};
