import { payParameterNames, prepayPrefix } from "../../../platform/weChat/payParameters.js";
import { isFields } from "../../platform/ask.js";
import type { WeChat } from "../createWeChat.js";
import { inTime } from "./inTime.js";
import type { WeChatPay, WeChatPayContext, WeChatPayOrder } from "./WeChatPay.js";

/** More than a signature of the longest key needs. */
const longest = 2048;

/** Exactly the six parameters, as JSON. What is wrong with them is the merchant's mistake, and shall not reach a person. */
function read(answer: unknown, appId: string): string {
  const wrong = (what: string): never => {
    throw new TypeError(`weChat.pay.prepare must give WeChat's six parameters: ${what}`);
  };
  if (!isFields(answer)) return wrong("it gave no object");
  const value = (name: string): string => {
    const found = Object.hasOwn(answer, name) ? answer[name] : undefined;
    return typeof found === "string" && found && found.length <= longest
      ? found
      : wrong(`"${name}" is no text, or empty, or too long`);
  };
  const parameters = Object.fromEntries(payParameterNames.map((name) => [name, value(name)]));
  const prepay = value("package");
  if (!prepay.startsWith(prepayPrefix) || prepay === prepayPrefix) {
    return wrong(`"package" must begin with "${prepayPrefix}", and have something after it`);
  }
  if (!/^\d{10}$/.test(value("timeStamp"))) return wrong('"timeStamp" must be Unix seconds, as a text');
  return value("appId") === appId
    ? JSON.stringify(parameters)
    : wrong(`"appId" must be the account's, ${appId}: another one's payment opens in no page of this account`);
}

/**
 * Has WeChat Pay's order made.
 *
 * @returns what the page opens it with: an order's imprest code
 * @throws TypeError where the merchant's function gives something else; WeChatError where it takes too long
 */
export async function prepare(
  { account: { appId, timeout } }: WeChat,
  pay: WeChatPay,
  order: WeChatPayOrder,
  context: Omit<WeChatPayContext, "signal">,
): Promise<string> {
  const answer = await inTime("pay.prepare", timeout, (signal) => pay.prepare(order, { ...context, signal }));
  return read(answer, appId);
}
