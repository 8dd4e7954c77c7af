import { type Asker, type Fields, type PlatformRequest, ask } from "../platform/ask.js";
import { PlatformError } from "../platform/PlatformError.js";
import { type Reader, reader } from "../platform/read.js";
import { meaningOf, type TokenKind } from "./errcodes.js";
import { WeChatError, type WeChatErrorCode } from "./WeChatError.js";

/** One request to WeChat. */
export interface WeChatRequest extends PlatformRequest {
  kind: TokenKind;
}

/** WeChat has no errors by status: one is a failure, whatever it is. */
function codeOf({ code }: PlatformError): WeChatErrorCode {
  return code === "timeout" || code === "network" || code === "invalid_response" ? code : "unavailable";
}

/** Its words, without the request's id at their end and without what they may say back. */
function wordsOf(errmsg: unknown, secrets: readonly string[]): string {
  const words = typeof errmsg === "string" ? errmsg.replace(/,?\s*rid:\s*[\w-]*\s*$/, "") : "";
  return secrets
    .flatMap((secret) => [secret, encodeURIComponent(secret)])
    .reduce((hidden, secret) => (secret ? hidden.replaceAll(secret, "…") : hidden), words)
    .slice(0, 200);
}

/** Its errors come with status 200: what tells is `errcode`. */
function checkErrcode(fields: Fields, { call, kind, secrets }: WeChatRequest): void {
  const errcode = Number(fields["errcode"] ?? 0);
  if (errcode === 0) return;
  if (!Number.isSafeInteger(errcode)) throw new WeChatError("invalid_response", call, '"errcode" is no number');
  const hostMessage = wordsOf(fields["errmsg"], secrets);
  throw new WeChatError(meaningOf(errcode, kind), call, `${String(errcode)} ${hostMessage}`.trim(), {
    errcode,
    hostMessage,
  });
}

/**
 * Asks WeChat one thing. Nothing of the request is in the errors: its address is full of secrets.
 *
 * @param read - takes what is needed out of the answer
 * @throws WeChatError
 */
export async function askWeChat<T>(
  asker: Asker,
  request: WeChatRequest,
  read: (reader: Reader, fields: Fields) => T,
): Promise<T> {
  try {
    const fields = await ask(asker, request);
    checkErrcode(fields, request);
    return read(reader(request.call, fields), fields);
  } catch (error) {
    if (!(error instanceof PlatformError)) throw error;
    throw new WeChatError(codeOf(error), request.call, error.message.slice(request.call.length + 2));
  }
}
