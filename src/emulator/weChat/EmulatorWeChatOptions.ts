/** A person who has WeChat. */
export interface EmulatorWeChatPerson {
  /** In the first account. In every other one the person has another, as in WeChat. */
  openId: string;
  /** The same in all accounts. Default: none. */
  unionId?: string | undefined;
  nickname: string;
  /** A picture's address. */
  avatar?: string | undefined;
  /** Whoever is asked for more than the open id answers with a made-up user. Default false. */
  snapshot?: boolean | undefined;
}

/** What a message looks like on its way: readable, in both forms, or encrypted alone. */
export type WeChatMessageMode = "plain" | "compatible" | "safe";

/** An account, as WeChat's console has it. */
export interface EmulatorWeChatAccount {
  appId: string;
  appSecret: string;
  /** What the page that asks for consent calls it. Default 测试号. */
  name?: string | undefined;
  /** Whom messages are for: `ToUserName`. Default `"gh_"` and the end of `appId`. */
  originalId?: string | undefined;
  /** Signs messages. Without one none can be sent. */
  token?: string | undefined;
  /** Encrypts messages: 43 letters and digits. */
  encodingAESKey?: string | undefined;
  /** Where messages go. */
  messageUrl?: string | undefined;
  /** Default `"plain"`. */
  messageMode?: WeChatMessageMode | undefined;
  /** Default `"xml"`. */
  messageFormat?: "xml" | "json" | undefined;
  /** The one host that pages are on, e.g. `"shop.example"`, with its port or without. Default: any. */
  domain?: string | undefined;
  /** A `"website"` is of the Open Platform: in WeChat it cannot ask for consent. Default `"account"`. */
  kind?: "account" | "website" | undefined;
}

/** How often an account may ask in one day. */
export interface WeChatDailyLimits {
  /** Default 2000. */
  classicToken?: number | undefined;
  /** Default 500,000. */
  stableToken?: number | undefined;
  /** Of `stable_token`, with `force_refresh`. Default 20. */
  forcedToken?: number | undefined;
  /** Default 100. */
  ticket?: number | undefined;
}

/** WeChat, in `EmulatorOptions`. */
export interface EmulatorWeChatOptions {
  /** Default: a test account, `wx0123456789abcdef`. */
  accounts?: readonly EmulatorWeChatAccount[] | undefined;
  /** Default: one, called 小竹. The first one holds the phone. */
  people?: readonly EmulatorWeChatPerson[] | undefined;
  dailyLimits?: WeChatDailyLimits | undefined;
  /** Ms from one try of a message to the next, where it was not answered. Default `[5000, 5000, 5000]`. */
  messageRetries?: readonly number[] | undefined;
  /** How long the account's server may take for its answer to a message, in ms. Default 5000. */
  messagePatience?: number | undefined;
}
