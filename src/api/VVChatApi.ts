/** Who is signed in to the app, as its server tells. */
export interface User {
  /** Names the person to this app alone. */
  openId: string;
  nickname?: string | undefined;
  /** Address of a picture. */
  avatar?: string | undefined;
  sex?: "female" | "male" | undefined;
  /** WeChat: names the person to all accounts of one owner. */
  unionId?: string | undefined;
  /** WeChat made this person up, for a page that asked before anybody tapped. Nobody is signed in: keep nothing of them. */
  isSnapshot?: boolean | undefined;
}

/** What a sign-in hands to the server: the code works once, and only there does it become a user. */
export interface LoginRequest {
  code: string;
  state: string;
  scope: string;
  /** Whose code it is. Default: VVChat's. */
  host?: "wechat" | undefined;
}

/** What a page shows WeChat to be let use its functions. */
export interface WeChatSignature {
  /** The official account's. */
  appId: string;
  /** Unix seconds. */
  timestamp: number;
  nonceStr: string;
  signature: string;
}

/** What to make an order of. */
export interface OrderRequest {
  /** The app's own description of what is bought, as `usePay` got it. Prices are the server's business. */
  order: unknown;
  /** What the page shows, in fen (分), where it shows one. The server refuses, or answers with its own amount. */
  amount?: number | undefined;
  /** Names this purchase of this user: however often it is asked with one key, the server makes one order. */
  idempotencyKey: string;
}

/** Which order is meant. One of the two is there. */
export interface OrderQuery {
  outTradeNo?: string | undefined;
  imprestCode?: string | undefined;
}

/** An order of the merchant's, as its server tells. */
export interface Order {
  /** The merchant's own number for it. */
  outTradeNo: string;
  /** VVChat's code to pay it with. */
  imprestCode: string;
  /** In fen (分), a positive whole number. */
  amount: number;
  /** `"paid"` only where VVChat told the server so. */
  status: "unpaid" | "paid";
  /** What is bought, in words. */
  title?: string | undefined;
  /** VVChat's number for the payment. */
  tradeNo?: string | undefined;
  createdAt?: Date | undefined;
  paidAt?: Date | undefined;
  /** Seconds from now in which it can still be paid. Default: it does not expire. */
  expiresIn?: number | undefined;
}

/** A text for a chat. */
export interface MessageRequest {
  sessionId: string;
  sessionType: "single" | "group";
  content: string;
  /** The user's consent to it, a code of the scope `sessionapi_sendmsg:…`. It may be missing where they gave it before. */
  code?: string | undefined;
}

/** What became of it: it is in the chat. */
export interface MessageReceipt {
  /** Until when the server can send more into this chat without asking the user; `null` where it cannot. */
  grantedUntil: Date | null;
}

/** What the kit may say of a request. */
export interface ApiOptions {
  /** Nobody waits for the answer any more. */
  signal?: AbortSignal | undefined;
}

/**
 * The merchant's server, as functions. Each is optional: what an app does not use, its server need not have. A function
 * that throws ends as `server`, or as `network` where it could not reach the server; a `VVChatError` is kept as it is.
 *
 * @example
 * const api: VVChatApi = {
 *   createOrder: ({ order, idempotencyKey }) => myBackend.order(order, idempotencyKey),
 *   orderStatus: ({ outTradeNo }) => myBackend.orderOf(outTradeNo),
 * };
 */
export interface VVChatApi {
  /** Who is signed in; `null` for nobody. */
  me?: (options: ApiOptions) => Promise<User | null>;
  /** Turns VVChat's code into a signed-in user. */
  exchange?: (request: LoginRequest, options: ApiOptions) => Promise<User>;
  logout?: (options: ApiOptions) => Promise<void>;
  createOrder?: (request: OrderRequest, options: ApiOptions) => Promise<Order>;
  /** Sends a text into a chat. Rejects with a `VVChatError` `denied` where the user's consent is missing, or is over. */
  sendMessage?: (request: MessageRequest, options: ApiOptions) => Promise<MessageReceipt>;
  /** Signs an address of the app's own for WeChat, as it comes. Needed for `weChatBridge` alone. */
  weChatSignature?: (request: { url: string }, options: ApiOptions) => Promise<WeChatSignature>;
  /** The order as it stands; the server asks VVChat where it has heard nothing. */
  orderStatus?: (query: OrderQuery, options: ApiOptions) => Promise<Order>;
}
