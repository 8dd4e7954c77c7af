import type { CallParams } from "../testing/engine/script.js";
import type { Accounts, SimulatorUser } from "./accounts.js";
import { type OrderSource, type OrderView, viewOrder } from "./orders.js";
import { textOf, wire } from "./wire.js";

/** A payment that the simulator took: what VVChat's Open Platform would notify your server of. */
export interface SimulatorPayment {
  imprestCode: string;
  /** VVChat's number for it. */
  tradeNo: string;
  /** Who paid. */
  user: SimulatorUser;
  paidAt: Date;
}

/** The platform's half of payments. */
export interface Payments {
  /** What there is to say of the order that a `pay` call names. */
  view: (params: CallParams) => OrderView | Promise<OrderView>;
  /**
   * Takes the payment, tells of it, and makes the app's reply. The same call is paid once, and so is an imprest code:
   * another call for it gets a refusal.
   */
  pay: (params: CallParams) => object;
}

/** How the app refuses. Its documents know 400 alone; the words are made up. */
export const refusals = {
  unknown: { err_code: 400, err_msg: "订单不存在" },
  already: { err_code: 400, err_msg: "订单已支付" },
  unreadable: { err_code: 400, err_msg: "失败" },
} as const;

export function createPayments(
  orderOf: OrderSource | undefined,
  onPaid: ((payment: SimulatorPayment) => void) | undefined,
  accounts: Accounts,
): Payments {
  const paid = new Set<string>();
  const replies = new WeakMap<CallParams, object>();
  // A server that outlives the page must not meet a number again.
  const page = Date.now().toString(36);

  function charge(imprestCode: string): object {
    if (!imprestCode) return refusals.unknown;
    if (paid.has(imprestCode)) return refusals.already;
    paid.add(imprestCode);
    const tradeNo = `sim-trade-${page}-${String(paid.size)}`;
    try {
      onPaid?.({ imprestCode, tradeNo, user: accounts.current().user, paidAt: new Date() });
    } catch (cause) {
      // A server that chokes on the notification does not undo the payment.
      console.error("simulator: onPaid() threw:", cause);
    }
    return { [wire.tradeNo]: tradeNo };
  }

  return {
    view(params) {
      const imprestCode = textOf(params, wire.imprestCode);
      return paid.has(imprestCode) ? { kind: "already" } : viewOrder(imprestCode, orderOf);
    },
    pay(params) {
      const known = replies.get(params);
      if (known) return known;
      const reply = charge(textOf(params, wire.imprestCode));
      replies.set(params, reply);
      return reply;
    },
  };
}
