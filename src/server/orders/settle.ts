import { HttpError, tryAgain } from "../HttpError.js";
import type { ServerContext } from "../ServerContext.js";
import type { OrderRecord } from "./OrderRecord.js";
import { once } from "./once.js";

/** What the platform says of a payment. Signed by it, or told by it when it was asked. */
export interface PaymentNews {
  outTradeNo: string;
  tradeNo: string;
  /** Fen. */
  amount: number;
  payerOpenId: string | undefined;
  paidAt: number;
}

/**
 * Makes an order paid, and has it fulfilled once, whoever tells of it and how often. It is paid before `onPaid` is asked,
 * and stays so if that fails: then the next word of it asks again.
 *
 * @returns the order, paid and fulfilled
 * @throws HttpError where it is unknown, for another amount, paid by another payment, or `onPaid` has failed
 */
export async function settle(context: ServerContext, news: PaymentNews): Promise<OrderRecord> {
  const { store, orders, options, report } = context;
  const { outTradeNo, tradeNo, amount, payerOpenId, paidAt } = news;
  const order = await orders.find(outTradeNo);
  if (!order) throw new HttpError(404, "unknown_order", "There is no such order.");
  if (order.amount !== amount) throw new HttpError(409, "amount_mismatch", "The order is for another amount.");

  await once(store, `paid:${tradeNo}`, async () => {
    const paid = await orders.update(outTradeNo, (found) =>
      found.tradeNo === undefined ? { ...found, tradeNo, payerOpenId, paidAt } : undefined,
    );
    if (paid?.tradeNo !== tradeNo) throw new HttpError(409, "paid_already", "Another payment has paid this order.");
    if (!paid.fulfilled) {
      const { imprestCode, title, openId } = paid;
      try {
        await options.onPaid?.({
          ...{ outTradeNo, tradeNo, imprestCode, amount, title, openId, payerOpenId: paid.payerOpenId },
          paidAt: new Date(paid.paidAt ?? paidAt),
        });
      } catch (cause) {
        report(cause, "onPaid");
        throw tryAgain("not_fulfilled", "onPaid has failed.", cause);
      }
      await orders.update(outTradeNo, (found) => ({ ...found, fulfilled: true }));
    }
    return outTradeNo;
  });
  return (await orders.find(outTradeNo)) ?? order;
}
