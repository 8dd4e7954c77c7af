import type { WeChatPayParameters } from "../../../platform/weChat/payParameters.js";
import type { SignedInUser } from "../../SignedInUser.js";

/** An order of a user of WeChat's. */
export interface WeChatPayOrder {
  /** 6 to 32 letters, digits, `_` and `-`. The same purchase has the same one, also when it is prepared again. */
  outTradeNo: string;
  /** Fen (分). */
  amount: number;
  title: string;
  /** What `createOrder` gave. Only `prepare` is told. */
  remark?: string | undefined;
  /** The account's. */
  appId: string;
  /** Who pays, in this account. */
  openId: string;
  /** Until when it can be paid: `time_expire` of WeChat Pay's. */
  expiresAt: Date;
}

/** What `WeChatPay.prepare` is told beside the order. */
export interface WeChatPayContext {
  user: SignedInUser;
  request: Request;
  /** Aborts when the time for an answer is over. */
  signal: AbortSignal;
}

/** How WeChat Pay says that an order stands. */
export type WeChatPayStatus =
  | { paid: false }
  | {
      paid: true;
      /** WeChat's own number for the payment, `transaction_id`. It becomes the order's `tradeNo`. */
      transactionId: string;
      /** Default: when it was first heard of. */
      paidAt?: Date | undefined;
      /** Fen, `amount.total` of WeChat Pay's. Where it is there, an order for another amount is not paid by it. */
      amount?: number | undefined;
      /** Who paid. */
      payerOpenId?: string | undefined;
    };

/**
 * WeChat Pay, by your own code: with its SDK, your certificate and your merchant's number. The handler asks it, and does the
 * rest: one order for one purchase, paid once, fulfilled once. What it throws is a 500, except an `HttpError`, which is
 * answered as it is. Either has the account's `timeout` for its answer.
 *
 * @example
 * const pay: WeChatPay = {
 *   prepare: (order, { signal }) => merchant.jsapi(order, signal),
 *   async status({ outTradeNo }, { signal }) {
 *     const { trade_state, transaction_id, amount } = await merchant.query(outTradeNo, signal);
 *     return trade_state === "SUCCESS" ? { paid: true, transactionId: transaction_id, amount: amount.total } : { paid: false };
 *   },
 * };
 */
export interface WeChatPay {
  /** Makes WeChat Pay's order, and signs what the page opens it with. Asked again for a number whose answer got lost. */
  prepare: (order: WeChatPayOrder, context: WeChatPayContext) => WeChatPayParameters | Promise<WeChatPayParameters>;
  /** Asks WeChat Pay how an order stands. What it says is believed. */
  status: (order: WeChatPayOrder, context: { signal: AbortSignal }) => WeChatPayStatus | Promise<WeChatPayStatus>;
}
