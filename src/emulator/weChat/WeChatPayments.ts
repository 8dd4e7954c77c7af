import type { WeChatPayParameters } from "../../platform/weChat/payParameters.js";

/** What a merchant's server asks WeChat Pay for. */
export interface WeChatPrepay {
  /** Default: the first account. */
  appId?: string | undefined;
  /** Who is to pay, in this account. */
  openId: string;
  /** 6 to 32 letters, digits and `_-|*`. */
  outTradeNo: string;
  /** Fen. */
  amount: number;
  title: string;
}

/** Which payment is asked for: one of the two numbers. */
export interface WeChatPaymentRef {
  /** Default: the first account. */
  appId?: string | undefined;
  prepayId?: string | undefined;
  outTradeNo?: string | undefined;
}

/** A payment as WeChat Pay has it. */
export interface WeChatPayment {
  readonly appId: string;
  readonly openId: string;
  readonly prepayId: string;
  readonly outTradeNo: string;
  /** Fen. */
  readonly amount: number;
  readonly title: string;
  readonly paid: boolean;
  readonly transactionId?: string | undefined;
  /** Unix seconds. */
  readonly paidAt?: number | undefined;
}

/** WeChat Pay, by itself. What it refuses, it throws. */
export interface WeChatPayments {
  /** Makes an order, or finds the one of this number, and signs what a page opens it with. */
  prepay: (order: WeChatPrepay) => WeChatPayParameters;
  payment: (ref: WeChatPaymentRef) => WeChatPayment;
  /** The person pays, with what the page was given. */
  pay: (parameters: WeChatPayParameters) => { transactionId: string };
}
