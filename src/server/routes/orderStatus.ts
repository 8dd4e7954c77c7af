import { json } from "../answer.js";
import { HttpError, badRequest } from "../HttpError.js";
import { newsOf } from "../orders/newsOf.js";
import { type OrderRecord, toAnswer } from "../orders/OrderRecord.js";
import { isOwner } from "../orders/owner.js";
import { settle } from "../orders/settle.js";
import type { ServerContext, UserRoute } from "../ServerContext.js";

/** Paid is what the host says. That `onPaid` has failed does not undo it: it is asked again, here or by a notification. */
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

/** `GET /orders`: an order of this user's, paid where its host says so. Where that cannot be asked, it is not "unpaid". */
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
