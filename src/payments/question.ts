import { askServer } from "../api/askServer.js";
import type { ApiOptions, Order, OrderQuery, VVChatApi } from "../api/VVChatApi.js";
import { VVChatError } from "../errors/VVChatError.js";
import { type Payment, type PaymentOrder, received } from "./payment.js";
import { type PaymentRequest, isAmount, problemOf } from "./request.js";

/** An order of the server's, or an error. */
async function askOrder(
  name: "createOrder" | "orderStatus",
  ask: (options: ApiOptions) => Promise<Order> | undefined,
): Promise<Order> {
  const order = await askServer(name, "pay", ask);
  const { outTradeNo, imprestCode, amount, status } = Object(order) as Partial<Record<keyof Order, unknown>>;
  const whole = outTradeNo && imprestCode && isAmount(amount) && (status === "paid" || status === "unpaid");
  if (!whole) throw new VVChatError("server", `api.${name} answered no order`, { method: "pay" });
  return order;
}

/** The server's word on an order. What it says of another one is no answer. */
export async function askStatus(api: VVChatApi, known: PaymentOrder): Promise<Order> {
  const { outTradeNo, imprestCode, amount } = known;
  const query: OrderQuery = outTradeNo ? { outTradeNo, imprestCode } : { imprestCode };
  const order = await askOrder("orderStatus", (options) => api.orderStatus?.(query, options));
  checkOrder(order, { outTradeNo, imprestCode, amount });
  return order;
}

/** @throws VVChatError `server` where it is another order than was asked for, or for another amount */
function checkOrder(
  order: Order,
  expected: Partial<Omit<PaymentOrder, "imprestCode">> & { imprestCode?: string },
): void {
  for (const field of ["outTradeNo", "imprestCode", "amount"] as const) {
    const want = expected[field];
    if (want === undefined || want === "" || want === order[field]) continue;
    const message = `The server's order has ${field} ${String(order[field])}, the page's ${String(want)}`;
    throw new VVChatError("server", message, { method: "pay", field });
  }
}

/** Gets the order that is to be paid: a new one, or the one that was asked for. */
export async function placeOrder(
  api: VVChatApi,
  key: string,
  { request, attempt }: Payment,
  asked: PaymentRequest,
): Promise<PaymentOrder> {
  const problem = problemOf(key, asked);
  if (problem) throw problem;
  const { order, amount, outTradeNo } = asked;
  const placed = await (outTradeNo
    ? askOrder("orderStatus", (options) => api.orderStatus?.({ outTradeNo }, options))
    : askOrder("createOrder", (options) => {
        // A header's value. One purchase has one, whichever page or load of it asks.
        const idempotencyKey = [encodeURIComponent(key), request, attempt].filter(Boolean).join(".");
        return api.createOrder?.({ order, amount, idempotencyKey }, options);
      }));
  checkOrder(placed, { outTradeNo, amount });
  return received(placed);
}
