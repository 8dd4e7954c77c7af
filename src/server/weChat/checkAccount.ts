import { isSafe } from "../publicUrl.js";
import type { WeChatAccount } from "./WeChatClient.js";

/** An account whose options are checked, with their defaults. */
export interface CheckedAccount {
  readonly appId: string;
  readonly appSecret: string;
  /** Without a slash at its end. */
  readonly api: string;
  readonly timeout: number;
}

function nonEmpty(name: string, value: unknown): string {
  if (typeof value === "string" && value) return value;
  throw new TypeError(`weChat: "${name}" must be a non-empty string`);
}

function address(text: string): string {
  try {
    const url = new URL(text);
    if (isSafe(url) && !url.search && !url.hash) return url.href.replace(/\/+$/, "");
  } catch {
    // It is no address at all.
  }
  throw new TypeError('weChat: "api" must be an https address; plain http is for this machine and its network');
}

/** @throws TypeError where an option is missing or wrong */
export function checkAccount(account: WeChatAccount): CheckedAccount {
  const { api = "https://api.weixin.qq.com", timeout = 5000 } = account;
  return {
    appId: nonEmpty("appId", account.appId),
    appSecret: nonEmpty("appSecret", account.appSecret),
    api: address(api),
    timeout,
  };
}
