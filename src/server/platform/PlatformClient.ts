/** Options of `createPlatformClient`. */
export interface PlatformClientOptions {
  /** Where the platform is, e.g. `"https://open.example"`. */
  base: string;
  appId: string;
  /** Signs, and opens the platform to whoever has it. Never leaves the server. */
  appKey: string;
  storeNo: string;
  /** Ms for one whole answer. Default 5000. */
  timeout?: number | undefined;
  /** In place of the runtime's `fetch`. */
  fetch?: ((url: string, init: RequestInit) => Promise<Response>) | undefined;
}

/** What a code was worth. */
export interface PlatformToken {
  openId: string;
  scope: string;
  token: string;
  /** When the token ends. Older platforms do not say. */
  expiresAt: Date | undefined;
}

/** Who a token belongs to. */
export interface PlatformUser {
  openId: string;
  nickname?: string | undefined;
  avatar?: string | undefined;
  sex?: "female" | "male" | undefined;
}

/** An order to be made. */
export interface PlatformOrderRequest {
  outTradeNo: string;
  /** Fen. */
  amount: number;
  title: string;
  remark?: string | undefined;
  /** Where the platform tells that it was paid. */
  notifyUrl: string;
}

/** An order as the platform has it. */
export interface PlatformOrder {
  outTradeNo: string;
  imprestCode: string;
  storeNo: string;
  /** Fen. */
  amount: number;
  /** 0 unpaid, 1 paid. */
  status: number;
  /** There where it is paid. */
  tradeNo: string | undefined;
  /** Who paid. */
  openId: string | undefined;
  title: string | undefined;
}

/** Money from one user to another, on the app's word. */
export interface AgentPayment {
  outOrderNo: string;
  /** Who pays: the documents' `out_open_id`. */
  fromOpenId: string;
  /** Who receives: `in_open_id`. */
  toOpenId: string;
  /** Fen. */
  amount: number;
  title: string;
  remark?: string | undefined;
  notifyUrl: string;
}

/** VVChat's Open Platform, as functions. */
export interface PlatformClient {
  /** What a code is worth. It works once. */
  token: (code: string) => Promise<PlatformToken>;
  /** Who a token belongs to. */
  userInfo: (token: string) => Promise<PlatformUser>;
  /** Sends a text into the chat that a `sessionapi_sendmsg` token is for. */
  sendMessage: (token: string, content: string) => Promise<void>;
  /** Makes an order; its code is what the page pays with. The answer's sign is checked. */
  unifiedOrder: (request: PlatformOrderRequest) => Promise<{ imprestCode: string }>;
  /** How an order stands, by the platform's word. */
  order: (query: { outTradeNo?: string | undefined; imprestCode?: string | undefined }) => Promise<PlatformOrder>;
  /** Takes a payment from one user to another into work; a notification tells how it ended. */
  agentPay: (payment: AgentPayment) => Promise<void>;
}
