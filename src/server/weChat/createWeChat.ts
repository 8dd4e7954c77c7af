import { isEncodingAESKey } from "../../platform/weChat/messageCipher.js";
import { HttpError } from "../HttpError.js";
import { isFields } from "../platform/ask.js";
import type { VVChatStore } from "../store/Store.js";
import { type CheckedAccount, checkAccount } from "./checkAccount.js";
import { createWeChatClient } from "./createWeChatClient.js";
import type { WeChatClient } from "./WeChatClient.js";
import type { WeChatOptions } from "./WeChatOptions.js";

/** The account in WeChat, for the routes. */
export interface WeChat {
  readonly options: WeChatOptions;
  /** The same, with its defaults. */
  readonly account: CheckedAccount;
  readonly client: WeChatClient;
}

function isPay(pay: unknown): boolean {
  return isFields(pay) && typeof pay["prepare"] === "function" && typeof pay["status"] === "function";
}

/** @throws TypeError where an option is missing or wrong */
export function createWeChat(
  options: WeChatOptions,
  store: VVChatStore,
  report: (error: unknown, where: string) => void,
): WeChat {
  const { token, encodingAESKey, onMessage, pay } = options;
  if (token !== undefined && !(typeof token === "string" && /^[A-Za-z0-9]{3,32}$/.test(token))) {
    throw new TypeError('weChat: "token" must be 3 to 32 letters and digits, as in the console');
  }
  if (encodingAESKey !== undefined && !isEncodingAESKey(encodingAESKey)) {
    throw new TypeError('weChat: "encodingAESKey" must be 43 letters and digits, as in the console');
  }
  if (token === undefined && (onMessage ?? encodingAESKey) !== undefined) {
    throw new TypeError('weChat: messages need "token", as in the console');
  }
  if (pay !== undefined && !isPay(pay)) {
    throw new TypeError('weChat: "pay" must be { prepare, status }, two functions');
  }
  const onError = (error: unknown): void => {
    report(error, "weChat");
  };
  return { options, account: checkAccount(options), client: createWeChatClient({ ...options, store, onError }) };
}

/** @throws HttpError 404 where there is no account */
export function needWeChat({ weChat }: { readonly weChat: WeChat | undefined }): WeChat {
  if (weChat) return weChat;
  throw new HttpError(404, "not_found", 'This server has no option "weChat".');
}
