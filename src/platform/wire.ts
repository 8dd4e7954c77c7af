// What goes over the wire between a merchant's server and VVChat's Open Platform. snake_case, as there.
// Source: VVChat Open Platform, "server API".

/** Answer of `GET /userservices/v2/authorization/token`. */
export interface TokenReply {
  open_id: string;
  scope: string;
  token: string;
  /** When it ends, Unix seconds. Absent in older platforms. */
  expire_in?: number | undefined;
}

/** Answer of `GET /userservices/v2/authorization/userinfo`. */
export interface UserInfoReply {
  open_id: string;
  nickname?: string | undefined;
  avatar?: string | undefined;
  sex?: string | undefined;
}

/** `POST /messageapi/v1/authorization/sendmsg`. */
export interface MessageRequest {
  type: "text";
  content: string;
}

/** `POST /paybusapi/v1/pay/unifiedorder`, data-signed. */
export interface UnifiedOrderRequest {
  app_id: string;
  store_no: string;
  nonce_str: string;
  sign_type: "MD5";
  out_trade_no: string;
  /** Fen. */
  amount: number;
  notify_url: string;
  scene_type: "APP";
  title: string;
  remark?: string | undefined;
}

/** Its answer, data-signed too. */
export interface UnifiedOrderReply {
  app_id: string;
  store_no: string;
  nonce_str: string;
  scene_type: string;
  imprest_code: string;
  sign: string;
}

/** Answer of `GET /paybusapi/v1/pay/unifiedorder`. */
export interface OrderReply {
  open_id?: string | undefined;
  store_no: string;
  out_trade_no: string;
  trade_no?: string | undefined;
  imprest_code: string;
  amount: number;
  title?: string | undefined;
  remark?: string | undefined;
  notify_url?: string | undefined;
  scene_type?: string | undefined;
  /** 0 unpaid, 1 paid. */
  status: number;
}

/** `POST /paybusapi/v1/app/agentpay`, joint-signed by its headers. */
export interface AgentPayRequest {
  out_order_no: string;
  in_open_id: string;
  out_open_id: string;
  /** Fen. */
  amount: number;
  notify_url: string;
  title: string;
  remark?: string | undefined;
}

/** What the platform posts to an order's `notify_url`, data-signed. Answered with the text `success`. */
export interface PaymentNotification {
  app_id: string;
  trade_no: string;
  out_trade_no: string;
  open_id: string;
  trade_time: string | number;
  pay_time: string | number;
  /** Fen, as a text. */
  amount: string;
  /** 0 waiting, 1 paid, anything else went wrong. */
  status: number;
  sign: string;
}

/** What it posts to an agent payment's, data-signed. May come again. */
export interface AgentPayNotification {
  app_id: string;
  out_order_no: string;
  agentpay_no: string;
  /** 0 waiting, 1 done, 2 failed. */
  status: number;
  time: string | number;
  sign: string;
}

/** Body of an error, with status 400. */
export interface ErrorReply {
  err_code: number;
  err_msg: string;
}

/** The paths, below the platform's base. */
export const paths = {
  token: "/userservices/v2/authorization/token",
  userInfo: "/userservices/v2/authorization/userinfo",
  sendMessage: "/messageapi/v1/authorization/sendmsg",
  unifiedOrder: "/paybusapi/v1/pay/unifiedorder",
  agentPay: "/paybusapi/v1/app/agentpay",
  testImprest: "/paybusapi/v1/test/imprest",
} as const;
