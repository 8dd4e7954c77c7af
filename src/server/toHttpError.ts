import { HttpError, tryAgain } from "./HttpError.js";
import { PlatformError } from "./platform/PlatformError.js";
import { WeChatError } from "./weChat/WeChatError.js";

function ofWeChat({ code, mendedBy }: WeChatError): HttpError {
  if (code === "timeout") return new HttpError(504, "wechat_timeout", "WeChat did not answer in time.");
  if (mendedBy === "retry") return tryAgain("wechat_unavailable", "WeChat cannot be asked right now.");
  return new HttpError(502, "wechat_refused", "WeChat refused. The server's log says why.");
}

/** Any error as an answer. What is not meant for the page is not told to it, VVChat's own words included. */
export function toHttpError(error: unknown): HttpError {
  if (error instanceof HttpError) return error;
  if (error instanceof WeChatError) return ofWeChat(error);
  if (!(error instanceof PlatformError)) return new HttpError(500, "server_error", "The server failed.");
  switch (error.code) {
    case "timeout":
      return new HttpError(504, "platform_timeout", "VVChat did not answer in time.");
    case "network":
      return tryAgain("platform_unavailable", "VVChat cannot be reached.");
    case "refused":
      return new HttpError(502, "platform_refused", "VVChat refused. The server's log says why.");
    default:
      return new HttpError(502, "platform_unavailable", "VVChat's answer cannot be used.");
  }
}
