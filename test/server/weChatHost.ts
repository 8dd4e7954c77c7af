// WeChat's API, as small as a test needs it: its tokens, its tickets, one user.
export const account = { appId: "wx2c2769f8efd9abc2", appSecret: "the/secret+of=the-account", token: "spamtest" };
export const encodingAESKey = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG";

export interface WeChatHost {
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
  /** Each request that came: its path and query, and its body. */
  readonly asked: { path: string; query: URLSearchParams; body: Record<string, unknown> }[];
  /** How often a path was asked. */
  times: (path: string) => number;
  /** The account's token that is good. */
  token: string;
  /** Takes the account's token back. With `silent` a plain fetch gives the old one again. */
  revoke: (how?: { silent: boolean }) => void;
  /** Answers the next request to a path with this, or with what it comes to, in place of its own answer. */
  next: (path: string, answer: unknown) => void;
  /** Answers every request to a path with this. */
  always: (path: string, answer: unknown) => void;
  /** Seconds that tokens and tickets are good. */
  lifetime: number;
  /** What a code is worth. */
  grant: Record<string, unknown>;
  user: Record<string, unknown>;
}

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

export function createWeChatHost(): WeChatHost {
  let count = 0;
  let bad = "";
  const once = new Map<string, unknown[]>();
  const forever = new Map<string, unknown>();

  function answerTo(path: string, query: URLSearchParams, body: Record<string, unknown>): unknown {
    if (path === "/cgi-bin/stable_token" || path === "/cgi-bin/token") {
      const force = path === "/cgi-bin/token" || body["force_refresh"] === true;
      if (!host.token || force) host.token = `AT-${String(++count)}`;
      return { access_token: host.token, expires_in: host.lifetime };
    }
    if (path === "/sns/oauth2/access_token" || path === "/sns/oauth2/refresh_token") return host.grant;
    if (path === "/sns/userinfo") return host.user;
    const token = query.get("access_token");
    if (token !== host.token || token === bad) return { errcode: 40001, errmsg: "invalid credential rid: 5f-1-2" };
    if (path === "/cgi-bin/ticket/getticket") {
      return { errcode: 0, errmsg: "ok", ticket: `TICKET-${String(++count)}`, expires_in: host.lifetime };
    }
    return { errcode: 0, errmsg: "ok", path, body };
  }

  const host: WeChatHost = {
    token: "",
    lifetime: 7200,
    grant: {
      ...{ access_token: "UT-1", expires_in: 7200, refresh_token: "RT-1", openid: "o-wx-1", scope: "snsapi_userinfo" },
      unionid: "u-1",
    },
    user: { openid: "o-wx-1", nickname: "小竹", headimgurl: "https://img.example/1.png", privilege: [] },
    asked: [],
    times: (path) => host.asked.filter((one) => one.path === path).length,
    revoke({ silent } = { silent: false }) {
      if (silent) bad = host.token;
      else host.token = "";
    },
    next: (path, answer) => void once.set(path, [...(once.get(path) ?? []), answer]),
    always: (path, answer) => void forever.set(path, answer),
    async fetch(url, init) {
      const { pathname: path, searchParams: query } = new URL(url);
      const body = typeof init.body === "string" ? (JSON.parse(init.body) as Record<string, unknown>) : {};
      host.asked.push({ path, query, body });
      await wait(5);
      const answer = (await once.get(path)?.shift()) ?? forever.get(path) ?? answerTo(path, query, body);
      if (answer instanceof Error) throw answer;
      return answer instanceof Response ? answer.clone() : Response.json(answer);
    },
  };
  return host;
}
