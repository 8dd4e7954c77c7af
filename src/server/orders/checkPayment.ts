import { HttpError } from "../HttpError.js";
import type { ServerContext } from "../ServerContext.js";
import { newsOf } from "./newsOf.js";
import { settle } from "./settle.js";

/**
 * Asks how an order stands by now, and settles it where it is paid.
 *
 * @returns whether it is paid, and fulfilled
 * @throws HttpError 404 where there is no such order; what settling it throws
 */
export async function checkPayment(context: ServerContext, outTradeNo: string): Promise<boolean> {
  const order = await context.orders.find(outTradeNo);
  if (!order) throw new HttpError(404, "unknown_order", "There is no such order.");
  const news = await newsOf(context, order, true);
  if (!news) return false;
  await settle(context, news);
  return true;
}
