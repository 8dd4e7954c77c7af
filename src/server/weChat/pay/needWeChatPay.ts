import { HttpError } from "../../HttpError.js";
import type { ServerContext } from "../../ServerContext.js";
import type { WeChat } from "../createWeChat.js";
import type { WeChatPay } from "./WeChatPay.js";

/**
 * How users of WeChat's pay. An order of VVChat's would be none that they can pay.
 *
 * @throws HttpError 501 where the server has no such way; `onError` is told what is missing
 */
export function needWeChatPay({ weChat, report }: ServerContext): { weChat: WeChat; pay: WeChatPay } {
  const pay = weChat?.options.pay;
  if (weChat && pay) return { weChat, pay };
  const missing = "a user of WeChat's orders, and createVVChatHandler has no option weChat.pay { prepare, status }";
  report(new TypeError(`weChat: ${missing}`), "weChat.pay");
  throw new HttpError(501, "no_wechat_pay", "This server takes no payments in WeChat: it has no weChat.pay.");
}
