import { isWebAddress } from "../loadPage.js";
import { wire } from "../wire.js";
import { weChatWire } from "./wire.js";

/** What a page asks of WeChat's page. */
export interface AuthorizeLink {
  readonly params: Readonly<Record<string, string>>;
}

/** Why WeChat shows an error in place of the page; not all have a number. */
export interface AuthorizeProblem {
  readonly problem: "missing" | "order" | "response" | "scope" | "redirect" | "state" | "fragment";
  /** Which parameter is missing. */
  readonly name: string;
  readonly number: string | undefined;
}

/** In the order in which WeChat wants them, with the number of the error where there is none of it. */
const parameters: readonly (readonly [name: string, number: string | undefined])[] = [
  ["appid", "10012"],
  [wire.redirectUri, "10011"],
  [weChatWire.responseType, undefined],
  ["scope", "10010"],
  ["state", "10013"],
];

const start = /^https:\/\/open\.weixin\.qq\.com\/connect\/oauth2\/authorize(?=[?#]|$)/i;

/**
 * Reads a link to WeChat's web authorization, as strictly as WeChat does.
 *
 * @returns nothing for any other address
 */
export function readAuthorizeLink(url: string): AuthorizeLink | AuthorizeProblem | undefined {
  if (!start.test(url)) return undefined;
  const [query = "", ...fragment] = url.replace(start, "").replace(/^\?/, "").split("#");
  const given = new URLSearchParams(query);
  const of = (name: string) => given.get(name) ?? "";
  const fails = (problem: AuthorizeProblem["problem"], name = "", number?: string) => ({ problem, name, number });

  const missing = parameters.find(([name]) => !of(name));
  if (missing) return fails("missing", ...missing);
  const order = [...given.keys()];
  if (parameters.some(([name], index) => order[index] !== name)) return fails("order");
  if (of(weChatWire.responseType) !== "code") return fails("response");
  if (!/^snsapi_(base|userinfo)$/.test(of("scope"))) return fails("scope", "scope", "10005");
  if (!isWebAddress(of(wire.redirectUri))) return fails("redirect", wire.redirectUri, "10003");
  if (!/^[A-Za-z0-9]{1,128}$/.test(of("state"))) return fails("state");
  if (fragment.join("#") !== "wechat_redirect") return fails("fragment");
  return { params: Object.fromEntries(parameters.map(([name]) => [name, of(name)])) };
}
