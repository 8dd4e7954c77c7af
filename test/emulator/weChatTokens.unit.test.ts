import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { base, emulate, get, post } from "./platform.js";
import { account, classic, denied, emulateWeChat, otherAccount, paths, stable, ticketOf } from "./weChat.js";

beforeEach(() => {
  vi.useFakeTimers({ now: new Date("2026-03-01T09:00:00+08:00"), toFake: ["Date"] });
});
afterEach(() => {
  vi.useRealTimers();
});
const pass = (seconds: number) => vi.setSystemTime(Date.now() + seconds * 1000);

describe("the stable token", () => {
  test("is long, and the same again until five minutes before its end; then there is a new one, and both are good", async () => {
    const emulator = emulateWeChat();
    const first = await stable(emulator);
    expect(first).toEqual({ status: 200, body: { access_token: expect.any(String), expires_in: 7200 } });
    const token = String(first.body["access_token"]);
    expect(token).toHaveLength(512);
    pass(6899);
    expect((await stable(emulator)).body).toEqual({ access_token: token, expires_in: 301 });
    pass(1);
    const second = await stable(emulator);
    expect(second.body).toEqual({ access_token: expect.not.stringMatching(token), expires_in: 7200 });
    expect((await ticketOf(emulator, token)).body["errcode"]).toBe(0);
    expect((await ticketOf(emulator, second.body["access_token"])).body["errcode"]).toBe(0);
    pass(300);
    expect(await ticketOf(emulator, token)).toEqual(denied(42001));
    expect((await ticketOf(emulator, second.body["access_token"])).body["errcode"]).toBe(0);
  });

  test("is one for all who ask at once", async () => {
    const emulator = emulateWeChat();
    const answers = await Promise.all(Array.from({ length: 20 }, () => stable(emulator)));
    expect(new Set(answers.map(({ body }) => body["access_token"])).size).toBe(1);
    expect(emulator.weChat.issued()[0]).toEqual({
      appId: account.appId,
      stableTokens: 1,
      classicTokens: 0,
      tickets: 0,
    });
    expect(emulator.weChat.requests).toEqual(Array.from({ length: 20 }, () => ({ path: paths.stable, errcode: 0 })));
  });

  test("forced, it is a new one, and the last is void; within 30 seconds nothing is refreshed", async () => {
    const emulator = emulateWeChat();
    const [old] = [(await stable(emulator)).body["access_token"]];
    const forced = (await stable(emulator, { force_refresh: true })).body["access_token"];
    expect(forced).not.toBe(old);
    expect(await ticketOf(emulator, old)).toEqual(denied(40001));
    pass(29);
    expect((await stable(emulator, { force_refresh: true })).body["access_token"]).toBe(forced);
    pass(1);
    expect((await stable(emulator, { force_refresh: true })).body["access_token"]).not.toBe(forced);
  });

  test("can be forced twenty times a day, which ends at midnight in China", async () => {
    const emulator = emulateWeChat();
    for (let time = 1; time <= 20; time += 1) {
      expect((await stable(emulator, { force_refresh: true })).body["errcode"]).toBeUndefined();
      pass(30);
    }
    expect(await stable(emulator, { force_refresh: true })).toEqual(denied(45009));
    expect((await stable(emulator)).body["errcode"]).toBeUndefined();
    vi.setSystemTime(new Date("2026-03-01T23:59:59+08:00"));
    expect(await stable(emulator, { force_refresh: true })).toEqual(denied(45009));
    pass(1);
    expect((await stable(emulator, { force_refresh: true })).body["errcode"]).toBeUndefined();
  });

  test("can be asked for ten thousand times a minute", async () => {
    const emulator = emulateWeChat();
    for (let time = 1; time <= 10_000; time += 1) await stable(emulator);
    expect(await stable(emulator)).toEqual(denied(45011));
    pass(60);
    expect((await stable(emulator)).body["errcode"]).toBeUndefined();
  }, 20_000);

  test("is limited to the day, as the options say", async () => {
    const emulator = emulateWeChat({ dailyLimits: { stableToken: 1 } });
    await stable(emulator);
    expect(await stable(emulator)).toEqual(denied(45009));
    expect((await stable(emulator, { appid: otherAccount.appId, secret: otherAccount.appSecret })).status).toBe(200);
  });

  test.each<[string, object, number]>([
    ["no grant_type", { grant_type: undefined }, 40002],
    ["another grant_type", { grant_type: "authorization_code" }, 40002],
    ["no appid", { appid: undefined }, 41002],
    ["an empty appid", { appid: "" }, 41002],
    ["a number for an appid", { appid: 1 }, 40013],
    ["an unknown appid", { appid: "wxnobody" }, 40013],
    ["no secret", { secret: undefined }, 41004],
    ["a wrong secret", { secret: `${account.appSecret}x` }, 40125],
    ["another account's secret", { secret: otherAccount.appSecret }, 40125],
    ["a list for a secret", { secret: [account.appSecret] }, 40125],
    ["a text for force_refresh", { force_refresh: "true" }, 47001],
  ])("is refused with %s", async (_, more, errcode) => {
    const emulator = emulateWeChat();
    expect(await stable(emulator, { ...more })).toEqual(denied(errcode));
    expect(emulator.weChat.issued()[0]?.stableTokens).toBe(0);
  });

  test.each(["", "{", "[]", "null", '"text"', "grant_type=client_credential"])(
    "is refused for the body %j",
    async (body) => {
      expect(await post(emulateWeChat(), paths.stable, body)).toEqual(denied(47001));
    },
  );

  test("is not to be had by GET, nor the classic one by POST", async () => {
    const emulator = emulateWeChat();
    expect(await get(emulator, paths.stable)).toEqual(denied(43002));
    expect(await post(emulator, paths.classic, {})).toEqual(denied(43001));
  });
});

describe("the classic token", () => {
  test("is a new one each time, and the last is void; the stable one lives on", async () => {
    const emulator = emulateWeChat();
    const other = (await stable(emulator)).body["access_token"];
    const one = await classic(emulator);
    expect(one).toEqual({ status: 200, body: { access_token: expect.any(String), expires_in: 7200 } });
    expect((await ticketOf(emulator, one.body["access_token"])).body["errcode"]).toBe(0);
    const two = await classic(emulator);
    expect(await ticketOf(emulator, one.body["access_token"])).toEqual(denied(40001));
    expect((await ticketOf(emulator, two.body["access_token"])).body["errcode"]).toBe(0);
    expect((await ticketOf(emulator, other)).body["errcode"]).toBe(0);
  });

  test("is limited to the day", async () => {
    const emulator = emulateWeChat({ dailyLimits: { classicToken: 2 } });
    await classic(emulator);
    await classic(emulator);
    expect(await classic(emulator)).toEqual(denied(45009));
    pass(86_400);
    expect((await classic(emulator)).body["errcode"]).toBeUndefined();
  });

  test.each<[string, Record<string, string | undefined>, number]>([
    ["no grant_type", { grant_type: undefined }, 40002],
    ["no appid", { appid: undefined }, 41002],
    ["an unknown appid", { appid: "__proto__" }, 40013],
    ["no secret", { secret: undefined }, 41004],
    ["a wrong secret", { secret: "x" }, 40125],
  ])("is refused with %s", async (_, more, errcode) => {
    expect(await classic(emulateWeChat(), more)).toEqual(denied(errcode));
  });
});

describe("the ticket", () => {
  test("is the same again until shortly before its end", async () => {
    const emulator = emulateWeChat();
    const token = (await stable(emulator)).body["access_token"];
    const first = await ticketOf(emulator, token);
    expect(first).toEqual({
      status: 200,
      body: { errcode: 0, errmsg: "ok", ticket: expect.any(String), expires_in: 7200 },
    });
    pass(100);
    expect((await ticketOf(emulator, token)).body).toEqual({ ...first.body, expires_in: 7100 });
    pass(6800);
    const fresh = (await stable(emulator)).body["access_token"];
    expect((await ticketOf(emulator, fresh)).body["ticket"]).not.toBe(first.body["ticket"]);
  });

  test("is each account's own", async () => {
    const emulator = emulateWeChat();
    const theirs = await stable(emulator, { appid: otherAccount.appId, secret: otherAccount.appSecret });
    const mine = await stable(emulator);
    expect((await ticketOf(emulator, theirs.body["access_token"])).body["ticket"]).not.toBe(
      (await ticketOf(emulator, mine.body["access_token"])).body["ticket"],
    );
  });

  test("is limited to the day", async () => {
    const emulator = emulateWeChat({ dailyLimits: { ticket: 1 } });
    const token = (await stable(emulator)).body["access_token"];
    await ticketOf(emulator, token);
    expect(await ticketOf(emulator, token)).toEqual(denied(45009));
  });

  test.each<[string, Record<string, string | undefined>, number]>([
    ["no token", { access_token: undefined }, 41001],
    ["an empty token", { access_token: "" }, 41001],
    ["a made-up token", { access_token: "86_x" }, 40001],
    ["no type", { type: undefined }, 40097],
    ["another type", { type: "wx_card" }, 40097],
  ])("is refused with %s", async (_, more, errcode) => {
    const emulator = emulateWeChat();
    const token = (await stable(emulator)).body["access_token"];
    const query = { access_token: String(token), type: "jsapi", ...more };
    expect(await get(emulator, paths.ticket, query)).toEqual(denied(errcode));
  });

  test("is not for a user's token", async () => {
    const emulator = emulateWeChat();
    const code = emulator.weChat.allow({ scope: "snsapi_base" });
    const query = { appid: account.appId, secret: account.appSecret, code, grant_type: "authorization_code" };
    const { body } = await get(emulator, paths.code, query);
    expect(await ticketOf(emulator, body["access_token"])).toEqual(denied(40001));
  });
});

test("a rid is another one each time, and a secret is in no list", async () => {
  const emulator = emulateWeChat();
  const errmsgs = [await ticketOf(emulator, "x"), await ticketOf(emulator, "x")].map(({ body }) => body["errmsg"]);
  expect(new Set(errmsgs).size).toBe(2);
  const token = String((await stable(emulator)).body["access_token"]);
  await ticketOf(emulator, token);
  const told = JSON.stringify((await get(emulator, "/emulator/weChat/requests")).body);
  expect(told).toContain(paths.ticket);
  for (const secret of [token, account.appSecret]) expect(told).not.toContain(secret);
});

test("without options there is a test account, and VVChat's own endpoints are where they were", async () => {
  const emulator = emulate();
  const secret = { appid: "wx0123456789abcdef", secret: "0123456789abcdef0123456789abcdef" };
  expect((await stable(emulator, secret)).body["access_token"]).toEqual(expect.any(String));
  expect((await get(emulator, "/paybusapi/v1/test/imprest")).status).toBe(200);
  expect((await emulator.fetch(`${base}/cgi-bin/`)).status).toBe(404);
});
