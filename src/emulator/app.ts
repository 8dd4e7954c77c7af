import type { PaymentNotification } from "../platform/wire.js";
import { refuse } from "./answers.js";
import type { EmulatorApp, EmulatorUser } from "./EmulatorOptions.js";
import type { Ledger } from "./ledger.js";
import type { Notifier } from "./notifier.js";

/** What the VVChat app does on a person's word, for the simulator and for tests. */
export interface VVChatApp {
  /** The person allows an app what it asks for. The code works once. */
  allow: (consent: { appId?: string | undefined; scope: string; openId?: string | undefined }) => string;
  /** The person pays. The merchant is notified. */
  pay: (payment: { imprestCode: string; openId?: string | undefined }) => { tradeNo: string };
  /** What the sheet shows of an order. */
  look: (imprestCode: string) => { title: string; amount: number; remark: string; paid: boolean };
}

interface AppState {
  readonly apps: readonly EmulatorApp[];
  readonly users: readonly EmulatorUser[];
  readonly ledger: Ledger;
  readonly notifier: Notifier;
  readonly codeSeconds: number;
}

export function createVVChatApp({ apps, users, ledger, notifier, codeSeconds }: AppState): VVChatApp {
  function userOf(openId: string | undefined): EmulatorUser {
    const found = openId === undefined ? users[0] : users.find((user) => user.openId === openId);
    return found ?? refuse("用户不存在");
  }

  return {
    allow({ appId, scope, openId }) {
      const app = appId === undefined ? apps[0] : apps.find((one) => one.appId === appId);
      if (!app) return refuse("无效的app_id");
      const code = ledger.next("CD");
      ledger.codes.set(code, { app, user: userOf(openId), scope, until: Date.now() + codeSeconds * 1000 });
      return code;
    },

    pay({ imprestCode, openId }) {
      const order = ledger.orders.get(imprestCode) ?? refuse("订单不存在");
      if (order.tradeNo !== undefined) return refuse("订单已支付");
      const payer = userOf(openId);
      const tradeNo = ledger.next("VT");
      Object.assign(order, { payer, tradeNo, paidAt: Date.now() });
      const now = Math.floor(Date.now() / 1000);
      const { app, outTradeNo, amount, notifyUrl, createdAt } = order;
      const news: Omit<PaymentNotification, "sign"> = {
        app_id: app.appId,
        trade_no: tradeNo,
        out_trade_no: outTradeNo,
        open_id: payer.openId,
        trade_time: Math.floor(createdAt / 1000),
        pay_time: now,
        amount: String(amount),
        status: 1,
      };
      if (notifyUrl) notifier.send(notifyUrl, { ...news }, app.appKey);
      return { tradeNo };
    },

    look(imprestCode) {
      const { title, amount, remark, tradeNo } = ledger.orders.get(imprestCode) ?? refuse("订单不存在");
      return { title, amount, remark, paid: tradeNo !== undefined };
    },
  };
}
