import { HttpError, tryAgain } from "../HttpError.js";
import type { ServerContext } from "../ServerContext.js";
import type { SignedInUser } from "../SignedInUser.js";
import type { OrderRecord } from "./OrderRecord.js";
import { once } from "./once.js";

/** What a host says of a payment. Signed by it, or told by it when it was asked. */
export interface PaymentNews {
  host: SignedInUser["host"];
  outTradeNo: string;
  tradeNo: string;
  /** Fen. */
  amount: number;
  payerOpenId: string | undefined;
  paidAt: number;
}

async function fulfil({ options, report }: ServerContext, order: OrderRecord, news: PaymentNews): Promise<void> {
  const { outTradeNo, imprestCode, amount, title, openId, payerOpenId, paidAt = news.paidAt } = order;
  const { tradeNo } = news;
  try {
    const paid = { outTradeNo, tradeNo, imprestCode, amount, title, openId, payerOpenId };
    await options.onPaid?.({ ...paid, host: order.host ?? "vvchat", paidAt: new Date(paidAt) });
  } catch (cause) {
    report(cause, "onPaid");
    throw tryAgain("not_fulfilled", "onPaid has failed.", cause);
  }
}

/**
 * Makes an order paid, and has it fulfilled once, whoever tells of it and how often. It is paid before `onPaid` is asked,
 * and stays so if that fails: then the next word of it asks again.
 *
 * @returns the order, paid and fulfilled
 * @throws HttpError where it is unknown, another host's, for another amount, paid by another payment, or `onPaid` has failed
 */
export async function settle(context: ServerContext, news: PaymentNews): Promise<OrderRecord> {
  const { store, orders, report } = context;
  const { host, outTradeNo, tradeNo, amount, payerOpenId, paidAt } = news;
  // A host says that money came, and it fits nothing: somebody has to look.
  const refuse = (status: number, code: string, message: string): never => {
    const error = new HttpError(status, code, message);
    report(error, "payment");
    throw error;
  };
  const order = (await orders.find(outTradeNo)) ?? refuse(404, "unknown_order", "There is no such order.");
  if ((order.host ?? "vvchat") !== host) refuse(409, "another_host", "The order is another host's.");
  if (order.amount !== amount) refuse(409, "amount_mismatch", "The order is for another amount.");
  if (order.fulfilled && order.tradeNo === tradeNo) return order;

  let fulfilled: OrderRecord | undefined;
  const settled = await once(store, `${host === "wechat" ? "paid in wechat" : "paid"}:${tradeNo}`, async () => {
    const paid = await orders.update(order, (found) =>
      found.tradeNo === undefined ? { ...found, tradeNo, payerOpenId, paidAt } : undefined,
    );
    if (paid?.tradeNo !== tradeNo) return refuse(409, "paid_already", "Another payment has paid this order.");
    if (!paid.fulfilled) {
      await fulfil(context, paid, news);
      fulfilled = await orders.update(paid, (found) => ({ ...found, fulfilled: true }));
    }
    return outTradeNo;
  });
  if (settled !== outTradeNo) refuse(409, "another_order", "This payment has paid another order.");
  return fulfilled ?? (await orders.find(outTradeNo)) ?? order;
}
