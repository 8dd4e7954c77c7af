import { json } from "../answer.js";
import { HttpError, badRequest } from "../HttpError.js";
import { type OrderRecord, toAnswer } from "../orders/OrderRecord.js";
import { settle } from "../orders/settle.js";
import type { ServerContext, UserRoute } from "../ServerContext.js";

/** The platform is asked about one order once in this time, in ms, whoever asks here. */
const calm = 1000;

interface Asked {
  readonly at: number;
  readonly answer: Promise<OrderRecord>;
}

const asked = new WeakMap<ServerContext, Map<string, Asked>>();

/** How an unpaid order stands by the platform's word. A notification may be late, or lost. */
async function ask(context: ServerContext, order: OrderRecord): Promise<OrderRecord> {
  const { outTradeNo, imprestCode } = order;
  const { status, amount, tradeNo, openId } = await context.platform.order({ outTradeNo, imprestCode });
  if (status !== 1 || tradeNo === undefined) return order;
  return settle(context, { outTradeNo, tradeNo, amount, payerOpenId: openId, paidAt: Date.now() });
}

function askCalmly(context: ServerContext, order: OrderRecord): Promise<OrderRecord> {
  const recent = asked.get(context) ?? new Map<string, Asked>();
  asked.set(context, recent);
  const since = Date.now() - calm;
  for (const [number, { at }] of recent) if (at <= since) recent.delete(number);
  const known = recent.get(order.outTradeNo);
  if (known) return known.answer;
  const answer = ask(context, order);
  recent.set(order.outTradeNo, { at: Date.now(), answer });
  return answer;
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
  if (order?.openId !== user.openId) throw new HttpError(404, "not_found", "There is no such order of yours.");
  const settled = order.tradeNo !== undefined && order.fulfilled;
  return json(toAnswer(settled ? order : await askCalmly(context, order)));
};
