/** What WeChat's payment is opened with in a page, by `getBrandWCPayRequest`. Each is a non-empty text, the time too. */
export interface WeChatPayParameters {
  /** The account's. */
  appId: string;
  /** Unix seconds, as a text. */
  timeStamp: string;
  nonceStr: string;
  /** `"prepay_id=…"`. Good for two hours. */
  package: string;
  /** How it is signed, e.g. `"RSA"`. */
  signType: string;
  paySign: string;
}

/** Their names. WeChat takes no payment without all six. */
export const payParameterNames = ["appId", "timeStamp", "nonceStr", "package", "signType", "paySign"] as const;

/** What `package` begins with. */
export const prepayPrefix = "prepay_id=";

/** What WeChat takes for a merchant's number. */
export const outTradeNoPattern: RegExp = /^[\w|*-]{6,32}$/;
