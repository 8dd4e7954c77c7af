import { json } from "../answer.js";
import { HttpError, badRequest } from "../HttpError.js";
import { type OrderRecord, toAnswer } from "../orders/OrderRecord.js";
import { isOwner } from "../orders/owner.js";
import { type PaymentNews, settle } from "../orders/settle.js";
import type { PlatformOrder } from "../platform/PlatformClient.js";
import type { ServerContext, UserRoute } from "../ServerContext.js";

/** The platform is asked about one order once in this time, in ms, whoever asks here. */
const calm = 1000;

interface Asked {
  readonly at: number;
  readonly answer: Promise<PlatformOrder>;
}

/** By order number, the oldest first. */
const asked = new WeakMap<ServerContext, Map<string, Asked>>();

function askCalmly(context: ServerContext, { outTradeNo, imprestCode }: OrderRecord): Promise<PlatformOrder> {
  const recent = asked.get(context) ?? new Map<string, Asked>();
  asked.set(context, recent);
  const now = Date.now();
  for (const [number, { at }] of recent) {
    if (at > now - calm && at <= now) break;
    recent.delete(number);
  }
  const known = recent.get(outTradeNo);
  if (known) return known.answer;
  const answer = context.platform.order({ outTradeNo, imprestCode });
  recent.set(outTradeNo, { at: now, answer });
  return answer;
}

/** What VVChat says of an order's payment, now or before. A notification may be late, or lost. */
async function newsOf(context: ServerContext, order: OrderRecord): Promise<PaymentNews | undefined> {
  const { outTradeNo, tradeNo, amount, payerOpenId, paidAt = Date.now() } = order;
  if (tradeNo !== undefined) return { outTradeNo, tradeNo, amount, payerOpenId, paidAt };
  const told = await askCalmly(context, order);
  if (told.status !== 1 || told.tradeNo === undefined) return undefined;
  return { outTradeNo, tradeNo: told.tradeNo, amount: told.amount, payerOpenId: told.openId, paidAt };
}

/** Paid is what VVChat says. That `onPaid` has failed does not undo it: it is asked again, here or by a notification. */
async function bringUpToDate(context: ServerContext, order: OrderRecord): Promise<OrderRecord> {
  const news = await newsOf(context, order);
  if (!news) return order;
  try {
    return await settle(context, news);
  } catch (error) {
    const found = await context.orders.find(order.outTradeNo);
    if (found?.tradeNo === news.tradeNo) return found;
    throw error;
  }
}

/** `GET /orders`: an order of this user's, paid where VVChat says so. Where that cannot be asked, it is not "unpaid". */
export const orderStatus: UserRoute = async (context, request, user) => {
  const query = new URL(request.url).searchParams;
  const outTradeNo = query.get("outTradeNo");
  const imprestCode = query.get("imprestCode");
  if (!outTradeNo && !imprestCode) throw badRequest("invalid_request", "Ask by outTradeNo or imprestCode.");
  const { orders } = context;
  const order = outTradeNo ? await orders.find(outTradeNo) : await orders.findByImprest(imprestCode ?? "");
  // Another user's order is none, or its number could be tried out.
  if (!order || !isOwner(order, user)) throw new HttpError(404, "not_found", "There is no such order of yours.");
  return json(toAnswer(order.fulfilled ? order : await bringUpToDate(context, order)));
};
