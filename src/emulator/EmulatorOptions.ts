import type { EmulatorWeChatOptions } from "./weChat/EmulatorWeChatOptions.js";

/** A person who has VVChat. */
export interface EmulatorUser {
  openId: string;
  nickname: string;
  avatar?: string | undefined;
  sex?: "女" | "男" | undefined;
}

/** An app of the platform's. */
export interface EmulatorApp {
  appId: string;
  appKey: string;
  storeNo: string;
}

/** Options of `createEmulator`. */
export interface EmulatorOptions {
  /** Default: the documents' test app, `test` with the key `123456` and the store `s1234`. */
  apps?: readonly EmulatorApp[] | undefined;
  /** Default: one, called 小竹. The first one is who allows and pays, if nobody is named. */
  users?: readonly EmulatorUser[] | undefined;
  /** How long a code lives, of VVChat's or WeChat's, in s. Default 300. */
  codeSeconds?: number | undefined;
  /** How long a token and a ticket live, in s. Default 7200. */
  tokenSeconds?: number | undefined;
  /** Ms before each further try of a notification that was not answered with `success`. Default `[1000, 2000, 5000, 10000, 30000]`. */
  retries?: readonly number[] | undefined;
  /** WeChat's accounts and people. Default: a test account, and one person. */
  weChat?: EmulatorWeChatOptions | undefined;
  /** Sends notifications, and WeChat's messages. Default: the runtime's `fetch`. */
  fetch?: ((url: string, init: RequestInit) => Promise<Response>) | undefined;
}

/** What goes wrong with an answer of the platform's. */
export type AnswerFault =
  /** The platform does it at once, and says so late. */
  | { kind: "slow"; ms: number }
  /** Any status, with the platform's error body. */
  | { kind: "status"; status: number }
  /** Status 200 and half a JSON. */
  | { kind: "badJson" }
  /** Status 200 and a page of HTML, as a proxy in between answers. */
  | { kind: "html" };

/** What goes wrong with a notification. */
export type NotificationFault =
  | { kind: "twice" }
  | { kind: "late"; ms: number }
  /** It comes after the next one. */
  | { kind: "outOfOrder" }
  /** Before the right one comes another with the same text and a sign that is made up. */
  | { kind: "forged" }
  /** It never comes. */
  | { kind: "lost" }
  /** It tells another status, rightly signed: 0 waits; 2 is an agent payment that failed. What the platform itself knows stays. */
  | { kind: "status"; status: number };
