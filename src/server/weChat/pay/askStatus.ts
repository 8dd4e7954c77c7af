import type { PaymentNews } from "../../orders/settle.js";
import { isFields } from "../../platform/ask.js";
import type { WeChat } from "../createWeChat.js";
import { inTime } from "./inTime.js";
import type { WeChatPay, WeChatPayOrder } from "./WeChatPay.js";

/** A payment does not fail for its time: one that cannot be is now. */
function timeOf(paidAt: unknown): number {
  const time = paidAt instanceof Date ? paidAt.getTime() : NaN;
  return time > 0 ? time : Date.now();
}

function read(answer: unknown, order: WeChatPayOrder): PaymentNews | undefined {
  const wrong = (what: string): never => {
    throw new TypeError(`weChat.pay.status must give { paid: false }, or { paid: true, transactionId }: ${what}`);
  };
  if (!isFields(answer)) return wrong("it gave no object");
  const { paid, transactionId, amount = order.amount, paidAt, payerOpenId } = answer;
  if (paid === false) return undefined;
  if (paid !== true) return wrong('"paid" is neither true nor false');
  if (typeof transactionId !== "string" || !/^[\x21-\x7e]{1,64}$/.test(transactionId)) {
    return wrong('"transactionId" must be a text of 1 to 64 letters');
  }
  if (typeof amount !== "number" || !Number.isSafeInteger(amount)) return wrong('"amount" must be fen');
  return {
    host: "wechat",
    outTradeNo: order.outTradeNo,
    tradeNo: transactionId,
    amount,
    payerOpenId: typeof payerOpenId === "string" && payerOpenId ? payerOpenId : undefined,
    paidAt: timeOf(paidAt),
  };
}

/**
 * Asks how an order stands.
 *
 * @returns nothing where it is not paid
 * @throws TypeError where the merchant's function gives something else; WeChatError where it takes too long
 */
export async function askStatus(
  { account: { timeout } }: WeChat,
  pay: WeChatPay,
  order: WeChatPayOrder,
): Promise<PaymentNews | undefined> {
  return read(await inTime("pay.status", timeout, (signal) => pay.status(order, { signal })), order);
}
