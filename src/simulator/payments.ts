import type { CallParams } from "../testing/engine/script.js";
import type { Accounts, SimulatorUser } from "./accounts.js";
import { EmulatorFailure, type EmulatorLink } from "./emulator.js";
import type { Memory } from "./memory.js";
import { type OrderSource, type OrderView, viewOrder, viewOrderAt } from "./orders.js";
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
   * another call for it gets a refusal. With an emulator it is a promise: of the reply, or of the emulator's failure.
   */
  pay: (params: CallParams) => object | Promise<object>;
}

/** Where orders come from and payments go. */
interface PaymentsOptions {
  orderOf?: OrderSource | undefined;
  onPaid?: ((payment: SimulatorPayment) => void) | undefined;
  /** Has the orders and takes the payments, in place of the simulator. */
  emulator?: EmulatorLink | undefined;
}

/** How the app refuses. Its documents know 400 alone; the words are made up. */
export const refusals = {
  unknown: { err_code: 400, err_msg: "订单不存在" },
  already: { err_code: 400, err_msg: "订单已支付" },
  unreadable: { err_code: 400, err_msg: "失败" },
  refused: { err_code: 400, err_msg: "付款被拒绝" },
  unanswered: { err_code: 400, err_msg: "没有得到付款结果" },
} as const;

/** Whether the person can but close the sheet. */
export function isRefusal(view: OrderView): view is Extract<OrderView, { kind: keyof typeof refusals }> {
  return view.kind in refusals;
}

const orderRef = (params: CallParams) => ({
  appId: textOf(params, wire.appId),
  imprestCode: textOf(params, wire.imprestCode),
});

export function createPayments(
  { orderOf, onPaid, emulator }: PaymentsOptions,
  accounts: Accounts,
  memory: Memory,
): Payments {
  const isPaid = (imprestCode: string) => memory.get().paid.includes(imprestCode);
  const replies = new WeakMap<CallParams, object | Promise<object>>();
  // A server that outlives the page must not meet a number again.
  const page = Date.now().toString(36);
  let made = 0;

  /** @returns the app's reply */
  function tell(imprestCode: string, tradeNo: string, user: SimulatorUser): object {
    try {
      onPaid?.({ imprestCode, tradeNo, user, paidAt: new Date() });
    } catch (cause) {
      // A server that chokes on the notification does not undo the payment.
      console.error("simulator: onPaid() threw:", cause);
    }
    return { [wire.tradeNo]: tradeNo };
  }

  function charge(imprestCode: string): object {
    if (!imprestCode) return refusals.unknown;
    if (isPaid(imprestCode)) return refusals.already;
    memory.set({ paid: [...memory.get().paid, imprestCode] });
    return tell(imprestCode, `sim-trade-${page}-${String(++made)}`, accounts.current().user);
  }

  async function chargeAt(link: EmulatorLink, params: CallParams): Promise<object> {
    const { user } = accounts.current();
    const ref = orderRef(params);
    const tradeNo = await link.pay({ ...ref, user });
    if (!(tradeNo instanceof EmulatorFailure)) return tell(ref.imprestCode, tradeNo, user);
    replies.delete(params);
    return tradeNo;
  }

  return {
    view(params) {
      const ref = orderRef(params);
      if (emulator) return ref.imprestCode ? viewOrderAt(emulator, ref) : { kind: "unknown" };
      const { imprestCode } = ref;
      return isPaid(imprestCode) ? { kind: "already" } : viewOrder(imprestCode, orderOf);
    },
    pay(params) {
      const known = replies.get(params);
      if (known) return known;
      const reply = emulator ? chargeAt(emulator, params) : charge(orderRef(params).imprestCode);
      replies.set(params, reply);
      return reply;
    },
  };
}
