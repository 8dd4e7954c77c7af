import type { WeChatPersonRef } from "./grants.js";
import type { WeChatPayments } from "./WeChatPayments.js";
import type { WeChatPageSignature, WeChatVerdict } from "./verifyPage.js";
import type { WeChatFault } from "./WeChatFault.js";
import type {
  WeChatAddressCheck,
  WeChatDelivery,
  WeChatMessage,
  WeChatSent,
  WeChatServerRef,
} from "./WeChatMessage.js";

/** One request that WeChat's API was sent. */
export interface WeChatRequest {
  readonly path: string;
  /** What it was answered with: 0 where all was well, nothing where the answer was garbled. */
  readonly errcode: number | undefined;
}

/** How many of each kind WeChat has handed out to an account. */
export interface WeChatIssued {
  readonly appId: string;
  readonly stableTokens: number;
  readonly classicTokens: number;
  readonly tickets: number;
}

/** WeChat: the app's part, and what a test wants to know. What it refuses, it throws. */
export interface WeChatEmulator extends WeChatPayments {
  /** The person allows an account what its page asks for, as if on WeChat's page. The code works once. */
  allow: (consent: WeChatPersonRef & { appId?: string | undefined; scope: string }) => string;
  /** Gives the phone to somebody: who is asked without being named. */
  hand: (person: WeChatPersonRef & { openId: string }) => void;
  /** The person sends something to an account, or does something there. Its server is told. */
  send: (message: WeChatMessage) => WeChatSent;
  /** Checks an account's server as WeChat's console does when its address is set. */
  checkAddress: (server?: WeChatServerRef) => Promise<WeChatAddressCheck>;
  /** Whether the app takes what a page configures the JS-SDK with. */
  verify: (page: WeChatPageSignature) => WeChatVerdict;
  /** What goes wrong next, in this order. */
  fail: (...faults: readonly WeChatFault[]) => void;
  /** Each request that the API was sent so far. */
  readonly requests: readonly WeChatRequest[];
  /** How many tokens and tickets there have been. */
  issued: () => readonly WeChatIssued[];
  /** Each try to deliver a message so far. */
  readonly deliveries: readonly WeChatDelivery[];
}
