import type { CallParams } from "../testing/engine/script.js";
import type { Accounts, SimulatorUser } from "./accounts.js";
import type { EmulatorLink, OrderRef } from "./emulator.js";
import { EmulatorFailure } from "./emulatorFailure.js";
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

/** How an app names an order, and what it says of a payment. */
export interface PayDialect {
  refOf: (params: CallParams) => OrderRef;
  paid: (tradeNo: string) => object;
  refused: (why: keyof typeof refusals) => object;
}

/** The platform's half of payments. */
export interface Payments {
  /** The code of the order that a `pay` call names; empty where it names none. */
  codeOf: (params: CallParams) => string;
  /** The app's reply where it refuses. */
  refused: PayDialect["refused"];
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

const vvchat: PayDialect = {
  refOf: (params) => ({ appId: textOf(params, wire.appId), imprestCode: textOf(params, wire.imprestCode), params }),
  paid: (tradeNo) => ({ [wire.tradeNo]: tradeNo }),
  refused: (why) => refusals[why],
};

/** @param dialect - default VVChat's */
export function createPayments(
  { orderOf, onPaid, emulator }: PaymentsOptions,
  accounts: Accounts,
  memory: Memory,
  { refOf, paid, refused }: PayDialect = vvchat,
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
    return paid(tradeNo);
  }

  function charge(imprestCode: string): object {
    if (!imprestCode) return refused("unknown");
    if (isPaid(imprestCode)) return refused("already");
    memory.set({ paid: [...memory.get().paid, imprestCode] });
    return tell(imprestCode, `sim-trade-${page}-${String(++made)}`, accounts.current().user);
  }

  async function chargeAt(link: EmulatorLink, params: CallParams): Promise<object> {
    const { user } = accounts.current();
    const ref = refOf(params);
    const tradeNo = await link.pay({ ...ref, user });
    if (!(tradeNo instanceof EmulatorFailure)) return tell(ref.imprestCode, tradeNo, user);
    replies.delete(params);
    return tradeNo;
  }

  return {
    codeOf: (params) => refOf(params).imprestCode,
    refused,
    view(params) {
      const ref = refOf(params);
      if (emulator) return ref.imprestCode ? viewOrderAt(emulator, ref) : { kind: "unknown" };
      const { imprestCode } = ref;
      return isPaid(imprestCode) ? { kind: "already" } : viewOrder(imprestCode, orderOf);
    },
    pay(params) {
      const known = replies.get(params);
      if (known) return known;
      const reply = emulator ? chargeAt(emulator, params) : charge(refOf(params).imprestCode);
      replies.set(params, reply);
      return reply;
    },
  };
}
