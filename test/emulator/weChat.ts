// WeChat in the emulator, asked over its `fetch` as an account's server asks the real one.
import { expect } from "vitest";
import type { Emulator, EmulatorWeChatAccount, EmulatorWeChatOptions } from "../../src/emulator/index.js";
import { type Answered, base, emulate, get, post } from "./platform.js";

export const account = {
  appId: "wx00000000000000aa",
  appSecret: "secret-of-aa",
  name: "半日茶",
  originalId: "gh_halfdaytea",
  token: "AAAAA",
  encodingAESKey: "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFA",
  messageUrl: "https://shop.example/wechat",
  domain: "shop.example",
} satisfies EmulatorWeChatAccount;
export const otherAccount = { ...account, appId: "wx00000000000000bb", appSecret: "secret-of-bb" };
export const lan = { openId: "o-lan", unionId: "u-lan", nickname: "阿岚", avatar: "https://cdn.example/lan.png" };
export const zhu = { openId: "o-zhu", nickname: "小竹" };

export const emulateWeChat = (weChat: EmulatorWeChatOptions = {}, more: Parameters<typeof emulate>[0] = {}) =>
  emulate({ ...more, weChat: { accounts: [account, otherAccount], people: [lan, zhu], ...weChat } });

type Query = Readonly<Record<string, string | undefined>>;

const secret = { appid: account.appId, secret: account.appSecret };
export const paths = {
  stable: "/cgi-bin/stable_token",
  classic: "/cgi-bin/token",
  ticket: "/cgi-bin/ticket/getticket",
  code: "/sns/oauth2/access_token",
  refresh: "/sns/oauth2/refresh_token",
  user: "/sns/userinfo",
};

export const stable = (emulator: Emulator, more: Readonly<Record<string, unknown>> = {}) =>
  post(emulator, paths.stable, { grant_type: "client_credential", ...secret, ...more });
export const classic = (emulator: Emulator, more: Query = {}) =>
  get(emulator, paths.classic, { grant_type: "client_credential", ...secret, ...more });
export const ticketOf = (emulator: Emulator, token: unknown, more: Query = {}) =>
  get(emulator, paths.ticket, { access_token: String(token), type: "jsapi", ...more });
export const codeFor = (emulator: Emulator, code: string, more: Query = {}) =>
  get(emulator, paths.code, { ...secret, code, grant_type: "authorization_code", ...more });
export const refreshed = (emulator: Emulator, token: unknown, more: Query = {}) =>
  get(emulator, paths.refresh, {
    appid: account.appId,
    grant_type: "refresh_token",
    refresh_token: String(token),
    ...more,
  });
export const userOf = (emulator: Emulator, token: unknown, openId: unknown, more: Query = {}) =>
  get(emulator, paths.user, { access_token: String(token), openid: String(openId), lang: "zh_CN", ...more });

/** A user's grant, as WeChat answers a code with it. */
export async function grantOf(emulator: Emulator, scope = "snsapi_userinfo", openId?: string) {
  const { body } = await codeFor(emulator, emulator.weChat.allow({ scope, openId }));
  return body;
}

/** A refusal as WeChat has them: status 200, and a `rid` at the end of its words. */
export const denied = (errcode: number): Answered => ({
  status: 200,
  body: { errcode, errmsg: expect.stringMatching(/^.+ rid: \w{8}-\w{8}-\w{8}$/) },
});

/** Sends somebody to the page that asks, and does not follow where it leads. */
export function authorize(emulator: Emulator, query: Query = {}, init: RequestInit = {}): Promise<Response> {
  const url = new URL(`${base}/connect/oauth2/authorize`);
  const asked: Query = {
    appid: account.appId,
    redirect_uri: "https://shop.example/back?table=3",
    response_type: "code",
    scope: "snsapi_userinfo",
    state: "Abc123",
    ...query,
  };
  for (const [name, value] of Object.entries(asked)) if (value !== undefined) url.searchParams.set(name, value);
  return emulator.fetch(url.href, init);
}
