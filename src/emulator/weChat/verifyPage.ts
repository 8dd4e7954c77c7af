import { equalInConstantTime } from "../../platform/constantTime.js";
import { signTicket } from "../../platform/weChat/sign.js";
import { isOnDomain } from "./authorizeQuery.js";
import type { WeChatState } from "./WeChatState.js";

/** What a page configures the JS-SDK with, and where it is. */
export interface WeChatPageSignature {
  appId: string;
  /** Unix seconds. */
  timestamp: string;
  nonceStr: string;
  signature: string;
  /** The address that the app takes for the page's. */
  url: string;
}

/** Whether WeChat takes a page's signature. */
export interface WeChatVerdict {
  readonly ok: boolean;
  /** Why not, in the app's words. */
  readonly reason?: "invalid signature" | "invalid url domain" | "invalid appid";
  /** The address that was checked. */
  readonly realAuthUrl: readonly [string];
}

/** Checks a page's signature with each ticket of the account's that is good. */
export function verifyPage(
  { accounts, faults }: WeChatState,
  { appId, timestamp, nonceStr, signature, url }: WeChatPageSignature,
): WeChatVerdict {
  const [page = ""] = url.split("#", 1);
  const realAuthUrl: [string] = [page];
  const account = accounts.find((one) => one.appId === appId);
  if (!account) return { ok: false, reason: "invalid appid", realAuthUrl };
  if (!isOnDomain(account, page)) return { ok: false, reason: "invalid url domain", realAuthUrl };
  const fault = faults.take("ticketExpired", "invalidSignature");
  if (fault === "ticketExpired") account.tickets.drop();
  const right = account.tickets
    .good()
    .some((ticket) => equalInConstantTime(signature, signTicket({ ticket, nonceStr, timestamp, url: page })));
  return right && fault !== "invalidSignature"
    ? { ok: true, realAuthUrl }
    : { ok: false, reason: "invalid signature", realAuthUrl };
}
