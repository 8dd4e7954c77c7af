import { weChatPaths as paths } from "../../platform/weChat/wire.js";
import type { Reader } from "../platform/read.js";
import { createSeals } from "../seals.js";
import { memoryStore } from "../store/memoryStore.js";
import { type WeChatRequest, askWeChat } from "./ask.js";
import { checkAccount } from "./checkAccount.js";
import { createSharedValue, type Fetched } from "./sharedValue.js";
import type { WeChatClient, WeChatClientOptions, WeChatGrant } from "./WeChatClient.js";
import { WeChatError } from "./WeChatError.js";

/** It goes into the session's cookie. WeChat's have 28 letters. */
const longestId = 128;

type Query = Readonly<Record<string, string>>;

interface Body {
  body?: object | undefined;
}

/** How long something is good, in seconds. */
function secondsOf(read: Reader, call: string): number {
  const seconds = read.whole("expires_in");
  if (seconds > 0 && seconds < 1e9) return seconds;
  throw new WeChatError("invalid_response", call, '"expires_in" is no time');
}

function unionIdOf(read: Reader): string | undefined {
  return read.optionalText("unionid") === undefined ? undefined : read.text("unionid", longestId);
}

function readGrant(read: Reader, call: string, isSnapshot: boolean): WeChatGrant {
  return {
    openId: read.text("openid", longestId),
    unionId: unionIdOf(read),
    scope: read.text("scope"),
    token: read.text("access_token"),
    refreshToken: read.optionalText("refresh_token"),
    expiresAt: new Date(Date.now() + secondsOf(read, call) * 1000),
    isSnapshot,
  };
}

/**
 * WeChat's API for an official account, typed. For servers alone: it holds the account's secret.
 *
 * @param options - the account's credentials, and where its token and ticket are kept
 * @returns one function a call. Each rejects with a `WeChatError` within its deadline, or with what the store throws
 * @throws TypeError where an option is missing or wrong
 * @example
 * const weChat = createWeChatClient({ appId, appSecret, store });
 * await weChat.call("/cgi-bin/message/template/send", { touser: openId, template_id, data });
 */
export function createWeChatClient(options: WeChatClientOptions): WeChatClient {
  const { appId, appSecret, api, timeout } = checkAccount(options);
  const { store = memoryStore(), onError, classicToken = false } = options;
  // Looked up now and called as a plain function: the runtime's own wants no other `this`.
  const asker = { timeout, fetch: (url: string, init: RequestInit) => (options.fetch ?? fetch)(url, init) };
  // Who has the secret can fetch a token anyway. And with another secret an old token is none.
  const seals = createSeals({ secrets: [`what WeChat gave to the account of ${appSecret}`], appId });

  function to(
    path: string,
    query: Query,
    { body, ...more }: Pick<WeChatRequest, "call" | "kind"> & Body,
  ): WeChatRequest {
    const url = new URL(api + path);
    for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
    const { access_token = "", refresh_token = "", code = "" } = query;
    return { url, secrets: [appSecret, access_token, refresh_token, code], ...more, ...(body && { body }) };
  }

  const readToken = (read: Reader): Fetched => ({
    value: read.text("access_token"),
    seconds: secondsOf(read, "accountToken"),
  });

  function fetchStable(force: boolean): Promise<Fetched> {
    const body = { grant_type: "client_credential", appid: appId, secret: appSecret, force_refresh: force };
    return askWeChat(asker, to(paths.stableToken, {}, { call: "accountToken", kind: "fetch", body }), readToken);
  }

  async function fetchToken(dropped: string | undefined): Promise<Fetched> {
    if (classicToken) {
      const query = { grant_type: "client_credential", appid: appId, secret: appSecret };
      return askWeChat(asker, to(paths.classicToken, query, { call: "accountToken", kind: "fetch" }), readToken);
    }
    const fetched = await fetchStable(false);
    // The stable one is given again until shortly before its end, also where WeChat has taken it back. Few a day are forced.
    return fetched.value === dropped ? fetchStable(true) : fetched;
  }

  const report = (error: unknown): void => {
    onError?.(error);
  };
  const token = createSharedValue({ store, seals, report, name: `token:${appId}`, fetch: fetchToken });

  /** A call with the account's token, and once more with a new one. */
  async function withToken<T>(
    path: string,
    query: Query,
    more: Pick<WeChatRequest, "call"> & Body,
    read: (reader: Reader, fields: Readonly<Record<string, unknown>>) => T,
  ): Promise<T> {
    const once = (access_token: string): Promise<T> =>
      askWeChat(asker, to(path, { ...query, access_token }, { ...more, kind: "account" }), read);
    const first = await token.get();
    try {
      return await once(first);
    } catch (error) {
      if (!(error instanceof WeChatError) || error.code !== "stale_token") throw error;
      await token.drop(first);
      return once(await token.get());
    }
  }

  const ticket = createSharedValue({
    ...{ store, seals, report, name: `ticket:${appId}` },
    fetch: () =>
      withToken(paths.ticket, { type: "jsapi" }, { call: "ticket" }, (read) => ({
        value: read.text("ticket"),
        seconds: secondsOf(read, "ticket"),
      })),
  });

  return {
    exchange(code) {
      const query = { appid: appId, secret: appSecret, code, grant_type: "authorization_code" };
      return askWeChat(asker, to(paths.code, query, { call: "exchange", kind: "user" }), (read, fields) =>
        readGrant(read, "exchange", Number(fields["is_snapshotuser"] ?? 0) !== 0),
      );
    },
    refresh(refreshToken) {
      const query = { appid: appId, grant_type: "refresh_token", refresh_token: refreshToken };
      return askWeChat(asker, to(paths.refresh, query, { call: "refresh", kind: "user" }), (read) =>
        readGrant(read, "refresh", false),
      );
    },
    userInfo({ token, openId }) {
      const query = { access_token: token, openid: openId, lang: "zh_CN" };
      return askWeChat(asker, to(paths.userInfo, query, { call: "userInfo", kind: "user" }), (read) => {
        if (read.text("openid") !== openId)
          throw new WeChatError("invalid_response", "userInfo", "it is somebody else");
        return {
          openId,
          unionId: unionIdOf(read),
          nickname: read.optionalText("nickname"),
          avatar: read.optionalText("headimgurl"),
        };
      });
    },
    accountToken: () => token.get(),
    ticket: () => ticket.get(),
    call(path, body) {
      if (!/^\/[^/\\]/.test(path)) throw new TypeError('weChat: a path begins with one "/"');
      const [call = ""] = path.split("?", 1);
      return withToken(path, {}, { call, body }, (_, fields) => fields);
    },
  };
}
