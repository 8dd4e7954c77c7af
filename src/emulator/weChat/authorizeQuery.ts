import { isWebAddress } from "../fields.js";
import { type WeChatAccount, type WeChatScope, type WeChatState, scopes } from "./WeChatState.js";

/** What is shown in place of the page that asks. Not all of it has a number. */
export class AuthorizeRefusal extends Error {
  override readonly name = "AuthorizeRefusal";
  readonly number: string | undefined;

  constructor(message: string, number?: string) {
    super(message);
    this.number = number;
  }
}

/** What a page asks for. */
export interface AuthorizeQuery {
  readonly account: WeChatAccount;
  readonly redirectUri: string;
  readonly scope: WeChatScope;
  readonly state: string;
}

/** Whether a page's address is on the account's domain: that very host. */
export function isOnDomain({ domain }: WeChatAccount, address: string): boolean {
  if (!isWebAddress(address)) return false;
  const { host, hostname } = new URL(address);
  return domain === undefined || domain === host || domain === hostname;
}

/** @throws AuthorizeRefusal where something is missing or wrong */
export function readAuthorizeQuery({ accounts }: WeChatState, query: URLSearchParams): AuthorizeQuery {
  const of = (name: string, number?: string): string => {
    const value = query.get(name);
    if (!value) throw new AuthorizeRefusal(`${name} 参数为空`, number);
    return value;
  };
  const appId = of("appid", "10012");
  const redirectUri = of("redirect_uri", "10011");
  const responseType = of("response_type");
  const asked = of("scope", "10010");
  const state = of("state", "10013");
  const account = accounts.find((one) => one.appId === appId);
  if (!account) throw new AuthorizeRefusal("appid 参数错误");
  if (account.kind === "website") throw new AuthorizeRefusal("这是开放平台的 appid，请使用公众号的", "10016");
  if (responseType !== "code") throw new AuthorizeRefusal("response_type 参数错误");
  const scope = scopes.find((one) => one === asked);
  if (!scope) throw new AuthorizeRefusal("该公众号没有这个 scope 的权限", "10005");
  if (!isOnDomain(account, redirectUri)) throw new AuthorizeRefusal("redirect_uri 域名与后台配置不一致", "10003");
  if (!/^[A-Za-z0-9]{1,128}$/.test(state)) throw new AuthorizeRefusal("state 只能是字母和数字，最多 128 位");
  return { account, redirectUri, scope, state };
}

/** The page's address with what WeChat adds to its query, before its fragment. All else stays as it is written, as far as a header can say it. */
export function returnAddress(redirectUri: string, added: Readonly<Record<string, string>>): string {
  const [, page = "", fragment = ""] = /^([^#]*)(#[^]*)?$/.exec(redirectUri) ?? [];
  const query = new URLSearchParams(added).toString();
  const joint = page.includes("?") ? (/[?&]$/.test(page) ? "" : "&") : "?";
  return (page + joint + query + fragment).replace(/[^\x21-\x7e]/gu, encodeURIComponent);
}
