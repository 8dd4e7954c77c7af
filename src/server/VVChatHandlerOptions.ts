import type { PlatformClientOptions } from "./platform/PlatformClient.js";
import type { SignedInUser } from "./SignedInUser.js";
import type { VVChatStore } from "./store/Store.js";
import type { WeChatOptions } from "./weChat/WeChatOptions.js";

/** What an order is made of: the merchant's word alone. */
export interface MerchantOrder {
  /** Fen (分), a positive whole number. */
  amount: number;
  /** What is bought, in words, for the host's sheet and the order's page. */
  title: string;
  /** Your own number for it. Default: made of the user and the key, so that the same purchase has the same number. */
  outTradeNo?: string | undefined;
  remark?: string | undefined;
  /** Seconds in which it can be paid. Default: it does not expire. In WeChat 6900 at most, which is the default there. */
  expiresIn?: number | undefined;
}

/** Who orders, for `createOrder`. */
export interface OrderContext {
  user: SignedInUser;
  /** Names this purchase of this user. Once it has made an order, `createOrder` is not asked for it again. */
  idempotencyKey: string;
  /** The number that the order gets if you give none. */
  outTradeNo: string;
  request: Request;
}

/** An order that its host says is paid. */
export interface PaidOrder {
  outTradeNo: string;
  /** VVChat's number for the payment, or WeChat's `transaction_id`. */
  tradeNo: string;
  imprestCode: string;
  amount: number;
  title: string;
  /** Whose order it is. */
  openId: string;
  /** Whose open id that is. */
  host: SignedInUser["host"];
  /** Who paid, where the platform told: it may be a friend. */
  payerOpenId: string | undefined;
  paidAt: Date;
}

/** How an agent payment ended. */
export interface AgentPayResult {
  outOrderNo: string;
  /** VVChat's number for it. */
  agentPayNo: string;
  status: "waiting" | "done" | "failed";
  time: Date | undefined;
}

/** Options of `createVVChatHandler`. */
export interface VVChatHandlerOptions {
  /**
   * The handler's public address, e.g. `"https://shop.example/api/vvchat"`: what the page's `api` path leads to, and where
   * the platform sends its notifications. Plain http on this machine and in its network alone.
   */
  url: string;
  /** The app's credentials, and where the platform is. */
  platform: PlatformClientOptions;
  /** Secrets of 32 letters or more for the session's cookie, the newest first. Keep the old one until its sessions are over. */
  secrets: readonly string[];
  /**
   * Makes an order of what the page asked for. Look the price up; take none from the page. What it throws is a 500, except
   * an `HttpError`, which is answered as it is. It has a minute. Default: orders are refused.
   */
  createOrder?: ((context: OrderContext, order: unknown) => MerchantOrder | Promise<MerchantOrder>) | undefined;
  /**
   * VVChat or WeChat Pay says that it is paid: fulfil it. Called before the notification is acknowledged. Once for each order; again if
   * it threw, took more than a minute, or its process or the store died in the middle of it: so look first whether
   * `outTradeNo` is fulfilled already.
   */
  onPaid?: ((order: PaidOrder) => void | Promise<void>) | undefined;
  /** An agent payment has news. Called like `onPaid`, once for each status, and never with `waiting` after its end. */
  onAgentPay?: ((result: AgentPayResult) => void | Promise<void>) | undefined;
  /** Somebody signs in. What it throws keeps them out. */
  onLogin?: ((user: SignedInUser) => void | Promise<void>) | undefined;
  /** An official account in WeChat, for the same pages when they are opened there. */
  weChat?: WeChatOptions | undefined;
  /** Where orders are kept. Default: in memory, for one process that may forget. */
  store?: VVChatStore | undefined;
  /** Seconds that a session lasts where the platform does not say when its token ends. Default 7200. */
  sessionSeconds?: number | undefined;
  /** Origins whose pages may ask beside `url`'s own, e.g. `["https://m.shop.example"]`. CORS is not the handler's. */
  origins?: readonly string[] | undefined;
  /**
   * Is told what went wrong, and where. No key, token, code or cookie is in it, except what your own functions throw.
   * Default: `console.error`.
   */
  onError?: ((error: unknown, where: string) => void | Promise<void>) | undefined;
}
