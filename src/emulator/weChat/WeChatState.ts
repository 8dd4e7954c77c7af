import { refuse } from "../answers.js";
import type { Credentials } from "./credentials.js";
import type { EmulatorWeChatAccount, EmulatorWeChatPerson } from "./EmulatorWeChatOptions.js";
import { deny } from "./errcodes.js";
import type { WeChatFaults } from "./faults.js";
import type { Quota } from "./quota.js";

/** An account, with what WeChat keeps of it. */
export interface WeChatAccount extends EmulatorWeChatAccount {
  readonly originalId: string;
  readonly stableTokens: Credentials;
  readonly classicTokens: Credentials;
  readonly tickets: Credentials;
  readonly quotas: Readonly<
    Record<"classicToken" | "stableToken" | "stableTokenOfMinute" | "forcedToken" | "ticket", Quota>
  >;
  /** When the last forced refresh was, in ms since 1970. */
  forcedAt: number;
}

/** What a person has allowed. */
export interface WeChatGrant {
  readonly account: WeChatAccount;
  readonly openId: string;
  readonly unionId: string | undefined;
  readonly nickname: string;
  readonly avatar: string;
  readonly scope: WeChatScope;
  /** The person is made up. */
  readonly isSnapshot: boolean;
}

interface WeChatCode {
  readonly grant: WeChatGrant;
  /** Ms since 1970. */
  until: number;
  used: boolean;
}

interface WeChatUserToken {
  readonly grant: WeChatGrant;
  /** Ms since 1970. */
  readonly until: number;
}

export const scopes = ["snsapi_base", "snsapi_userinfo"] as const;
/** What a page can ask for. */
export type WeChatScope = (typeof scopes)[number];

/** What WeChat remembers. */
export interface WeChatState {
  readonly accounts: readonly WeChatAccount[];
  /** Grows where somebody new is brought. */
  readonly people: EmulatorWeChatPerson[];
  /** Who has the phone. */
  holder: EmulatorWeChatPerson | undefined;
  readonly codes: Map<string, WeChatCode>;
  readonly userTokens: Map<string, WeChatUserToken>;
  readonly refreshTokens: Map<string, WeChatUserToken>;
  readonly faults: WeChatFaults;
  /** Each request that the API was sent, with what it was answered with, once that is known. */
  readonly requests: { readonly path: string; errcode: number | undefined }[];
  readonly codeSeconds: number;
  readonly tokenSeconds: number;
}

/** The account of a request of the emulator's own: the first where none is named. */
export function accountOf({ accounts }: WeChatState, appId: string | undefined): WeChatAccount {
  const account = appId === undefined ? accounts[0] : accounts.find((one) => one.appId === appId);
  return account ?? refuse("无效的 appId", 404);
}

/** The account of a request of WeChat's API, by its secret. */
export function accountBySecret({ accounts }: WeChatState, appId: unknown, secret: unknown): WeChatAccount {
  if (appId === undefined || appId === "") deny("41002");
  if (secret === undefined || secret === "") deny("41004");
  const account = accounts.find((one) => one.appId === appId) ?? deny("40013");
  return account.appSecret === secret ? account : deny("40125");
}

/** Whole seconds until a time; one that has begun counts, so that a new token says its whole life. */
export function secondsUntil(until: number): number {
  return Math.ceil((until - Date.now()) / 1000);
}
