import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import {
  createWeChatClient,
  memoryStore,
  type WeChatClient,
  type WeChatClientOptions,
  WeChatError,
} from "../../src/server/index.js";
import { watchedStore, type WatchedStore } from "./watchedStore.js";
import { account, createWeChatHost, type WeChatHost } from "./weChatHost.js";

const { appId, appSecret } = account;
const [tokenPath, ticketPath] = ["/cgi-bin/stable_token", "/cgi-bin/ticket/getticket"];

let host: WeChatHost;
let store: WatchedStore;
const open = (options: Partial<WeChatClientOptions> = {}): WeChatClient =>
  createWeChatClient({ appId, appSecret, store, fetch: host.fetch, ...options });

beforeEach(() => {
  host = createWeChatHost();
  store = watchedStore();
});
afterEach(() => {
  vi.useRealTimers();
});

/** The same store, whose next answer is found now and told when it may be. */
function slowlyOnce(): { store: WatchedStore; tell: () => void } {
  let tell = (): void => {};
  const told = new Promise<void>((resolve) => (tell = resolve));
  let isFirst = true;
  const get = async (key: string): Promise<string | undefined> => {
    const found = await store.get(key);
    if (isFirst) {
      isFirst = false;
      await told;
    }
    return found;
  };
  return { store: { ...store, get }, tell };
}

async function errorOf(work: Promise<unknown>): Promise<WeChatError> {
  const error = await work.then(
    () => undefined,
    (caught: unknown) => caught,
  );
  if (error instanceof WeChatError) return error;
  throw new Error("no WeChatError", { cause: error });
}

describe("the account's token", () => {
  test("is fetched once for all who ask, here and in another process", async () => {
    const [one, other] = [open(), open()];
    const tokens = await Promise.all(
      Array.from({ length: 100 }, (_, index) => (index % 2 ? one : other).accountToken()),
    );
    expect(new Set(tokens)).toEqual(new Set(["AT-1"]));
    expect(host.times(tokenPath)).toBe(1);
    expect(host.asked[0]?.body).toMatchObject({ grant_type: "client_credential", appid: appId, secret: appSecret });
  });

  test("lies encrypted in the store, and its ticket too", async () => {
    const client = open();
    const ticket = await client.ticket();
    const kept = await store.contents();
    expect(Object.keys(kept).sort()).toEqual([`wechat:ticket:${appId}`, `wechat:token:${appId}`]);
    expect(Object.values(kept).join()).not.toMatch(new RegExp(`AT-1|${ticket}`));
    // What somebody else puts there is nothing.
    await store.set(`wechat:token:${appId}`, "planted");
    expect(await open({ classicToken: true }).accountToken()).toBe("AT-3");
  });

  test("of another secret, or put where the ticket's is, is not taken", async () => {
    const client = open();
    await client.accountToken();
    const sealed = (await store.get(`wechat:token:${appId}`)) ?? "";
    await store.set(`wechat:ticket:${appId}`, sealed);
    expect(await client.ticket()).toMatch(/^TICKET-/);
    await open({ appSecret: "another" }).accountToken();
    expect(host.times(tokenPath)).toBe(2);
  });

  test("is renewed five minutes before its end, and used meanwhile by all others", async () => {
    vi.useFakeTimers({ toFake: ["Date"], now: 1_795_244_400_000 });
    const client = open();
    await client.accountToken();
    vi.advanceTimersByTime(6_899_000);
    expect([await client.accountToken(), host.times(tokenPath)]).toEqual(["AT-1", 1]);
    vi.advanceTimersByTime(2000);
    host.revoke();
    const tokens = await Promise.all([open(), open(), open()].map((one) => one.accountToken()));
    expect(tokens.sort()).toEqual(["AT-1", "AT-1", "AT-2"]);
    expect([await client.accountToken(), host.times(tokenPath)]).toEqual(["AT-2", 2]);
  });

  test("of a short life is renewed in its last tenth", async () => {
    vi.useFakeTimers({ toFake: ["Date"], now: 1_795_244_400_000 });
    host.lifetime = 100;
    const client = open();
    await client.accountToken();
    vi.advanceTimersByTime(89_000);
    await client.accountToken();
    expect(host.times(tokenPath)).toBe(1);
    vi.advanceTimersByTime(2000);
    await client.accountToken();
    expect(host.times(tokenPath)).toBe(2);
  });

  test("that cannot be renewed is used to its end, and somebody is told, once in a while", async () => {
    vi.useFakeTimers({ toFake: ["Date"], now: 1_795_244_400_000 });
    const errors: unknown[] = [];
    const client = open({ onError: (error) => void errors.push(error) });
    await client.accountToken();
    vi.advanceTimersByTime(7_000_000);
    host.always(tokenPath, { errcode: -1, errmsg: "system error" });
    for (let turn = 0; turn < 3; turn++) expect(await client.accountToken()).toBe("AT-1");
    expect(errors).toMatchObject([{ code: "busy" }]);
    expect(host.times(tokenPath)).toBe(2);
    vi.advanceTimersByTime(10_001);
    expect(await client.accountToken()).toBe("AT-1");
    expect(host.times(tokenPath)).toBe(3);
    vi.advanceTimersByTime(190_000);
    expect(await errorOf(client.accountToken())).toMatchObject({ code: "busy" });
  });

  test("that cannot be had is asked for once a second at most, and then again", async () => {
    const client = open();
    host.always(tokenPath, { errcode: 40125, errmsg: "invalid appsecret" });
    for (let turn = 0; turn < 5; turn++) await errorOf(client.accountToken());
    expect(host.times(tokenPath)).toBe(1);
    await expect.poll(() => client.accountToken().catch(() => host.times(tokenPath)), { timeout: 3000 }).toBe(2);
  });

  test("is fetched by another process where the first one died in the middle of it", async () => {
    await store.add(`wechat:token:${appId}:fetching`, "a dead one's", 300);
    expect(await open().accountToken()).toBe("AT-1");
  });

  test("that another process has fetched since this one looked is not fetched again", async () => {
    const slow = slowlyOnce();
    const waiting = open({ store: slow.store }).accountToken();
    await open().accountToken();
    slow.tell();
    expect([await waiting, host.times(tokenPath)]).toEqual(["AT-1", 1]);
  });

  test("is the classic one where that is wanted", async () => {
    expect(await open({ classicToken: true }).accountToken()).toBe("AT-1");
    expect(host.asked.map(({ path, query }) => [path, query.get("secret")])).toEqual([["/cgi-bin/token", appSecret]]);
  });
});

describe("40001 and its like, of a token that was good", () => {
  test.each([40001, 40014, 42001])("%i: one new token for all, and each call once more", async (errcode) => {
    const [one, other] = [open(), open()];
    await Promise.all([one, other].map((client) => client.call("/cgi-bin/a")));
    host.revoke();
    const calls = Array.from({ length: 50 }, (_, index) => (index % 2 ? one : other).call("/cgi-bin/b", { index }));
    host.next("/cgi-bin/b", { errcode, errmsg: "access_token expired" });
    expect((await Promise.all(calls)).map((answer) => answer["body"])).toEqual(
      Array.from({ length: 50 }, (_, index) => ({ index })),
    );
    expect(host.times(tokenPath)).toBe(2);
  });

  test("a new one is forced where WeChat gives the old one again", async () => {
    const client = open();
    await client.accountToken();
    host.revoke({ silent: true });
    expect(await client.call("/cgi-bin/a")).toMatchObject({ path: "/cgi-bin/a" });
    expect(host.asked.filter(({ path }) => path === tokenPath).map(({ body }) => body["force_refresh"])).toEqual([
      false,
      false,
      true,
    ]);
  });

  test("again: it is an error, and not tried a third time", async () => {
    host.always("/cgi-bin/a", { errcode: 40001, errmsg: "invalid credential" });
    expect(await errorOf(open().call("/cgi-bin/a"))).toMatchObject({ code: "stale_token", mendedBy: "retry" });
    expect(host.times("/cgi-bin/a")).toBe(2);
  });

  test("a late word about an old token leaves the new one", async () => {
    const [slow, quick] = [open(), open()];
    await slow.accountToken();
    const old = host.token;
    let say: (answer: Response) => void = () => {};
    const delayed = open({
      fetch: (url, init) =>
        url.includes("/cgi-bin/slow") && url.includes(old)
          ? new Promise((resolve) => (say = resolve))
          : host.fetch(url, init),
    });
    const waiting = delayed.call("/cgi-bin/slow");
    await vi.waitFor(() => {
      expect(say.length).toBe(1);
    });
    host.revoke();
    await quick.call("/cgi-bin/a");
    say(Response.json({ errcode: 42001, errmsg: "access_token expired" }));
    expect(await waiting).toMatchObject({ path: "/cgi-bin/slow" });
    expect(host.times(tokenPath)).toBe(2);
  });

  test("who looked before the token was dropped keeps nobody at the old one", async () => {
    await open().accountToken();
    host.revoke();
    const slow = slowlyOnce();
    const client = open({ store: { ...store, get: (key) => (isSlow ? slow.store.get(key) : store.get(key)) } });
    let isSlow = false;
    let answer: (response: Response) => void = () => {};
    host.next("/cgi-bin/a", new Promise((resolve) => (answer = resolve)));
    const call = client.call("/cgi-bin/a");
    await vi.waitFor(() => {
      expect(host.times("/cgi-bin/a")).toBe(1);
    });
    isSlow = true;
    const looking = client.accountToken();
    isSlow = false;
    answer(Response.json({ errcode: 40001, errmsg: "invalid credential" }));
    expect(await call).toMatchObject({ path: "/cgi-bin/a" });
    slow.tell();
    expect(await looking).toBe("AT-1");
  });

  test("the ticket is fetched with a new token", async () => {
    const client = open();
    await client.accountToken();
    host.revoke();
    expect(await client.ticket()).toBe("TICKET-3");
    expect([host.times(tokenPath), host.times(ticketPath)]).toEqual([2, 2]);
    await Promise.all([client.ticket(), open().ticket()]);
    expect(host.times(ticketPath)).toBe(2);
  });
});

describe("what WeChat says, in a 200", () => {
  test.each([
    [-1, "busy", "retry"],
    [45011, "busy", "retry"],
    [45009, "quota", "quota"],
    [40001, "stale_token", "retry"],
    [40014, "stale_token", "retry"],
    [42001, "stale_token", "retry"],
    [40013, "configuration", "configuration"],
    [40125, "configuration", "configuration"],
    [41004, "configuration", "configuration"],
    [40243, "configuration", "configuration"],
    [40002, "configuration", "configuration"],
    [40164, "ip_not_allowed", "configuration"],
    [40029, "invalid_code", "user"],
    [40163, "used_code", "user"],
    [42003, "expired_code", "user"],
    [40030, "authorise_again", "user"],
    [42002, "authorise_again", "user"],
    [42007, "authorise_again", "user"],
    [48001, "not_permitted", "configuration"],
    [61451, "refused", "unknown"],
    ["40029", "invalid_code", "user"],
    ["no number", "invalid_response", "unknown"],
  ])("%s is %s, to be mended by %s", async (errcode, code, mendedBy) => {
    host.always("/cgi-bin/a", { errcode, errmsg: "its words rid: 65a0-1b2c-3d4e" });
    const error = await errorOf(open().call("/cgi-bin/a?x=1"));
    expect(error).toMatchObject({ code, mendedBy, call: "/cgi-bin/a" });
    expect(error.message).not.toContain("rid");
    if (code !== "invalid_response")
      expect(error).toMatchObject({ errcode: Number(errcode), hostMessage: "its words" });
  });

  test("40001 says that the secret is wrong where a token is fetched, and that a user must sign in again with theirs", async () => {
    const stale = { errcode: 40001, errmsg: "invalid credential" };
    host.always(tokenPath, stale);
    host.always("/sns/userinfo", stale);
    expect((await errorOf(open().accountToken())).code).toBe("configuration");
    expect((await errorOf(open().userInfo({ token: "UT", openId: "o" }))).code).toBe("authorise_again");
  });

  test.each([
    ["status 500", new Response("oops", { status: 500 }), "unavailable"],
    ["status 400", Response.json({ err_msg: "no" }, { status: 400 }), "unavailable"],
    ["HTML", new Response("<html>"), "invalid_response"],
    ["a list", Response.json([]), "invalid_response"],
    ["no token", Response.json({ expires_in: 7200 }), "invalid_response"],
    ["no end", Response.json({ access_token: "A" }), "invalid_response"],
    ["an end at once", Response.json({ access_token: "A", expires_in: 0 }), "invalid_response"],
    ["an end in a thousand years", Response.json({ access_token: "A", expires_in: 3e10 }), "invalid_response"],
    ["a token of 5000 letters", Response.json({ access_token: "A".repeat(5000), expires_in: 1 }), "invalid_response"],
    ["more than 1 MB", new Response(" ".repeat(1_100_000)), "network"],
    ["no network", new TypeError(`fetch failed: ?secret=${appSecret}`), "network"],
  ])("%s is no token", async (_, answer, code) => {
    host.always(tokenPath, answer);
    const error = await errorOf(open().accountToken());
    expect(error.code).toBe(code);
    expect(error.message).not.toContain(appSecret);
    expect(await store.contents()).toEqual({});
  });

  test("silence ends by the time that was given", async () => {
    const error = await errorOf(open({ timeout: 50, fetch: () => new Promise(() => {}) }).exchange("c"));
    expect(error).toMatchObject({ code: "timeout", mendedBy: "retry" });
  });

  test("a token of 512 letters is taken", async () => {
    const long = "A".repeat(512);
    host.always(tokenPath, { access_token: long, expires_in: 7200 });
    expect(await open().accountToken()).toBe(long);
    expect(await open().accountToken()).toBe(long);
  });
});

describe("a user", () => {
  test("a code is a grant, which is refreshed, and says who it is", async () => {
    const client = open();
    const grant = await client.exchange("CODE");
    expect(grant).toMatchObject({
      ...{ openId: "o-wx-1", unionId: "u-1", scope: "snsapi_userinfo", token: "UT-1", refreshToken: "RT-1" },
      isSnapshot: false,
    });
    expect(grant.expiresAt.getTime() - Date.now()).toBeGreaterThan(7_190_000);
    expect(await client.userInfo(grant)).toMatchObject({ openId: "o-wx-1", nickname: "小竹" });
    await client.refresh("RT-1");
    const sent = host.asked.map(({ path, query }) => `${path}?${query.toString()}`);
    expect(sent).toEqual([
      `/sns/oauth2/access_token?appid=${appId}&secret=${encodeURIComponent(appSecret)}&code=CODE&grant_type=authorization_code`,
      "/sns/userinfo?access_token=UT-1&openid=o-wx-1&lang=zh_CN",
      `/sns/oauth2/refresh_token?appid=${appId}&grant_type=refresh_token&refresh_token=RT-1`,
    ]);
  });

  test("a snapshot says that it is one", async () => {
    host.grant = { ...host.grant, is_snapshotuser: 1 };
    expect((await open().exchange("CODE")).isSnapshot).toBe(true);
  });

  test.each([{ openid: "" }, { openid: "o".repeat(200) }, { unionid: "u".repeat(200) }, { access_token: 1 }])(
    "a grant with %j is none",
    async (fields) => {
      host.grant = { ...host.grant, ...fields };
      expect((await errorOf(open().exchange("CODE"))).code).toBe("invalid_response");
    },
  );

  test("somebody else's data is refused", async () => {
    host.user = { ...host.user, openid: "o-other" };
    const error = await errorOf(open().userInfo({ token: "UT-1", openId: "o-wx-1" }));
    expect(error.code).toBe("invalid_response");
  });
});

test.each([
  [{ appId: "" }, "appId"],
  [{ appSecret: undefined }, "appSecret"],
  [{ api: "http://api.example" }, "api"],
  [{ api: "ftp://api.example" }, "api"],
  [{ api: "/cgi-bin" }, "api"],
  [{ api: "https://api.example/?x=1" }, "api"],
])("%j is refused at the start", (options, name) => {
  expect(() => open(options as Partial<WeChatClientOptions>)).toThrow(`weChat: "${name}"`);
});

test("another API's address is asked, by https or on this machine", async () => {
  const urls: string[] = [];
  for (const api of ["https://proxy.example/wechat/", "http://127.0.0.1:8080"]) {
    const fetch: WeChatHost["fetch"] = (url, init) => (urls.push(url), host.fetch(url.replace("/wechat", ""), init));
    await open({ api, fetch, store: memoryStore() }).accountToken();
  }
  expect(urls).toEqual([
    "https://proxy.example/wechat/cgi-bin/stable_token",
    "http://127.0.0.1:8080/cgi-bin/stable_token",
  ]);
});

test.each(["cgi-bin/a", "//evil.example/a", "/\\evil.example", "https://evil.example", ""])(
  "a call to %j is refused before anything is asked",
  (path) => {
    expect(() => open().call(path)).toThrow(TypeError);
    expect(host.asked).toEqual([]);
  },
);
