import type { ServerContext } from "../ServerContext.js";
import { askStatus } from "../weChat/pay/askStatus.js";
import { needWeChatPay } from "../weChat/pay/needWeChatPay.js";
import { askCalmly } from "./askCalmly.js";
import type { OrderRecord } from "./OrderRecord.js";
import type { PaymentNews } from "./settle.js";

async function askVVChat(
  { platform }: ServerContext,
  { outTradeNo, imprestCode }: OrderRecord,
): Promise<PaymentNews | undefined> {
  const { status, tradeNo, amount, openId: payerOpenId } = await platform.order({ outTradeNo, imprestCode });
  if (status !== 1 || tradeNo === undefined) return undefined;
  return { host: "vvchat", outTradeNo, tradeNo, amount, payerOpenId, paidAt: Date.now() };
}

async function askWeChat(context: ServerContext, order: OrderRecord): Promise<PaymentNews | undefined> {
  const { weChat, pay } = needWeChatPay(context);
  const { outTradeNo, amount, title, openId, createdAt, expiresAt = createdAt } = order;
  const { appId } = weChat.account;
  return askStatus(weChat, pay, { outTradeNo, amount, title, appId, openId, expiresAt: new Date(expiresAt) });
}

/**
 * What the host of an order's owner says of its payment, now or before. Its own word of it may be late, or lost.
 *
 * @param afresh - what was asked before will not do
 */
export async function newsOf(
  context: ServerContext,
  order: OrderRecord,
  afresh?: boolean,
): Promise<PaymentNews | undefined> {
  const { host = "vvchat", outTradeNo, tradeNo, amount, payerOpenId, paidAt = Date.now() } = order;
  if (tradeNo !== undefined) return { host, outTradeNo, tradeNo, amount, payerOpenId, paidAt };
  const ask = host === "wechat" ? askWeChat : askVVChat;
  return askCalmly(context, outTradeNo, () => ask(context, order), afresh);
}
