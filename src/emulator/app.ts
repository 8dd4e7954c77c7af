import type { PaymentNotification } from "../platform/wire.js";
import { refuse } from "./answers.js";
import type { EmulatorUser } from "./EmulatorOptions.js";
import { type EmulatorState, appOf, unixSeconds } from "./EmulatorState.js";
import type { LedgerOrder } from "./ledger.js";

/** Whose word it is. */
export interface Person {
  /** Default: the first user. */
  openId?: string | undefined;
  /** Takes somebody in whom the emulator does not know yet. */
  nickname?: string | undefined;
}

/** An order, as the app names it. */
export interface OrderRef {
  imprestCode: string;
  /** Another app's order is refused. Default: any app's will do. */
  appId?: string | undefined;
}

/** What the payment sheet shows of an order. */
export interface OrderLook {
  outTradeNo: string;
  title: string;
  remark: string;
  /** Fen. */
  amount: number;
  paid: boolean;
}

/**
 * What the VVChat app does on a person's word, for the simulator and for tests. What it refuses, it throws: an `Error` with
 * the platform's words.
 */
export interface VVChatApp {
  /** The person allows an app (default: the first one) what it asks for. The code works once. */
  allow: (consent: Person & { appId?: string | undefined; scope: string }) => string;
  /** The person pays. The merchant is notified. */
  pay: (payment: Person & OrderRef) => { tradeNo: string };
  look: (order: OrderRef) => OrderLook;
}

export function createVVChatApp(state: EmulatorState): VVChatApp {
  const { apps, users, ledger, notifier, codeSeconds } = state;

  function userOf({ openId, nickname }: Person): EmulatorUser {
    const known = openId === undefined ? users[0] : users.find((user) => user.openId === openId);
    if (known) return known;
    if (openId === undefined || nickname === undefined) return refuse("用户不存在", 404);
    const user = { openId, nickname };
    users.push(user);
    return user;
  }

  function orderOf({ imprestCode, appId }: OrderRef): LedgerOrder {
    const order = ledger.orders.get(imprestCode);
    return order && (appId ?? order.app.appId) === order.app.appId ? order : refuse("订单不存在", 404);
  }

  return {
    allow({ appId, scope, ...person }) {
      const app = appOf(state, appId ?? apps[0]?.appId);
      const code = ledger.next("CD");
      ledger.codes.set(code, { app, user: userOf(person), scope, until: Date.now() + codeSeconds * 1000 });
      return code;
    },

    pay({ openId, nickname, ...ref }) {
      const order = orderOf(ref);
      if (order.tradeNo !== undefined) return refuse("订单已支付", 409);
      const payer = userOf({ openId, nickname });
      const tradeNo = ledger.next("VT");
      order.payer = payer;
      order.tradeNo = tradeNo;
      const { app, outTradeNo, amount, notifyUrl, createdAt } = order;
      const news: Omit<PaymentNotification, "sign"> = {
        app_id: app.appId,
        trade_no: tradeNo,
        out_trade_no: outTradeNo,
        open_id: payer.openId,
        trade_time: unixSeconds(createdAt),
        pay_time: unixSeconds(),
        amount: String(amount),
        status: 1,
      };
      if (notifyUrl) notifier.send(notifyUrl, { ...news }, app.appKey);
      return { tradeNo };
    },

    look(ref) {
      const { outTradeNo, title, remark, amount, tradeNo } = orderOf(ref);
      return { outTradeNo, title, remark, amount, paid: tradeNo !== undefined };
    },
  };
}
