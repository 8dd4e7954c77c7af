import type { Fields } from "../platform/ask.js";
import type { VVChatStore } from "../store/Store.js";

/** Who the account is, and how WeChat is reached. */
export interface WeChatAccount {
  /** The account's, `wx…`: an official account's, not one of the Open Platform. */
  appId: string;
  /** Opens the account to whoever has it. Never leaves the server. */
  appSecret: string;
  /** Where WeChat's API is. Default `"https://api.weixin.qq.com"`. Plain http on this machine and in its network alone. */
  api?: string | undefined;
  /**
   * Fetches the account's token as it was before `stable_token`: each fetch ends the token before, for whoever has it.
   * Default false.
   */
  classicToken?: boolean | undefined;
  /** Ms for one whole answer of WeChat's. Default 5000. */
  timeout?: number | undefined;
  /** In place of the runtime's `fetch`. */
  fetch?: ((url: string, init: RequestInit) => Promise<Response>) | undefined;
}

/** Options of `createWeChatClient`. */
export interface WeChatClientOptions extends WeChatAccount {
  /**
   * Where the account's token and ticket are kept, encrypted, for all processes. Give it the handler's, and both have the
   * same ones. Default: in memory, for one process.
   */
  store?: VVChatStore | undefined;
  /** Is told why a token or ticket could not be renewed that is still good for a while. Default: nobody is. */
  onError?: ((error: unknown) => void) | undefined;
}

/** What a user's code was worth. Its token is the user's alone, and no account API takes it. */
export interface WeChatGrant {
  openId: string;
  /** The same user's in all accounts that are bound to one Open Platform account. */
  unionId: string | undefined;
  /** `"snsapi_base"` or `"snsapi_userinfo"`. */
  scope: string;
  token: string;
  refreshToken: string | undefined;
  /** When the token ends. */
  expiresAt: Date;
  /** WeChat made this user up, because the page asked as it opened and not on a tap. Keep nothing of them. */
  isSnapshot: boolean;
}

/** Who a user is. */
export interface WeChatUser {
  openId: string;
  unionId: string | undefined;
  nickname: string | undefined;
  avatar: string | undefined;
}

/** WeChat's API, as functions. Each rejects with a `WeChatError`, within its deadline. */
export interface WeChatClient {
  /** What a user's code is worth. It works once, for five minutes. */
  exchange: (code: string) => Promise<WeChatGrant>;
  /** A new token of a user who has agreed before. */
  refresh: (refreshToken: string) => Promise<WeChatGrant>;
  /** Who a user is: with a grant of `snsapi_userinfo`. */
  userInfo: (grant: { token: string; openId: string }) => Promise<WeChatUser>;
  /** The account's token, fetched where there is none or it ends soon. */
  accountToken: () => Promise<string>;
  /** The account's JS-SDK ticket, likewise. */
  ticket: () => Promise<string>;
  /**
   * Any other call with the account's token. Where WeChat no longer takes it, a new one is fetched and the call is made once
   * more.
   *
   * @param path - e.g. `"/cgi-bin/user/info?openid=…"`, without a token
   * @param body - makes it a POST
   */
  call: (path: string, body?: object) => Promise<Fields>;
}
