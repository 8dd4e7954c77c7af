import { afterEach, describe, expect, onTestFinished, test, vi } from "vitest";
import { get, post } from "./platform.js";
import {
  codeFor,
  denied,
  emulateWeChat,
  grantOf,
  lan,
  otherAccount,
  paths,
  refreshed,
  stable,
  userOf,
} from "./weChat.js";

afterEach(() => {
  vi.useRealTimers();
});
const pass = (seconds: number) => vi.setSystemTime(Date.now() + seconds * 1000);

describe("a code", () => {
  test("becomes a user's token once", async () => {
    const emulator = emulateWeChat();
    const code = emulator.weChat.allow({ scope: "snsapi_userinfo" });
    expect(await codeFor(emulator, code)).toEqual({
      status: 200,
      body: {
        access_token: expect.any(String),
        expires_in: 7200,
        refresh_token: expect.any(String),
        openid: "o-lan",
        scope: "snsapi_userinfo",
        unionid: "u-lan",
      },
    });
    expect(await codeFor(emulator, code)).toEqual(denied(40163));
  });

  test("says its token's whole life, though a millisecond passes while it is made", async () => {
    let now = Date.now();
    vi.spyOn(Date, "now").mockImplementation(() => now++);
    onTestFinished(() => void vi.restoreAllMocks());
    const emulator = emulateWeChat();
    expect((await grantOf(emulator))["expires_in"]).toBe(7200);
    expect((await stable(emulator)).body["expires_in"]).toBe(7200);
  });

  test("of snsapi_base says the open id alone, and its token opens nothing", async () => {
    const emulator = emulateWeChat();
    const body = await grantOf(emulator, "snsapi_base");
    expect(body).toMatchObject({ openid: "o-lan", scope: "snsapi_base" });
    expect(body).not.toHaveProperty("unionid");
    expect(await userOf(emulator, body["access_token"], "o-lan")).toEqual(denied(48001));
  });

  test("is good for one of those who use it at once", async () => {
    const emulator = emulateWeChat();
    const code = emulator.weChat.allow({ scope: "snsapi_base" });
    const answers = await Promise.all([1, 2, 3].map(() => codeFor(emulator, code)));
    expect(answers.map(({ body }) => body["errcode"])).toEqual([undefined, 40163, 40163]);
  });

  test("ends after five minutes", async () => {
    vi.useFakeTimers({ toFake: ["Date"] });
    const emulator = emulateWeChat();
    const [early, late] = [
      emulator.weChat.allow({ scope: "snsapi_base" }),
      emulator.weChat.allow({ scope: "snsapi_base" }),
    ];
    pass(299);
    expect((await codeFor(emulator, early)).body["openid"]).toBe("o-lan");
    pass(1);
    expect(await codeFor(emulator, late)).toEqual(denied(42003));
  });

  test.each<[string, Record<string, string | undefined>, number]>([
    ["no appid", { appid: undefined }, 41002],
    ["an unknown appid", { appid: "wxnobody" }, 40013],
    ["no secret", { secret: undefined }, 41004],
    ["a wrong secret", { secret: "x" }, 40125],
    ["no grant_type", { grant_type: undefined }, 40002],
    ["no code", { code: undefined }, 41008],
    ["a made-up code", { code: "constructor" }, 40029],
    ["another account", { appid: otherAccount.appId, secret: otherAccount.appSecret }, 40029],
  ])("is refused with %s, and is not used up by that", async (_, more, errcode) => {
    const emulator = emulateWeChat();
    const code = emulator.weChat.allow({ scope: "snsapi_base" });
    expect(await codeFor(emulator, code, more)).toEqual(denied(errcode));
    expect((await codeFor(emulator, code)).body["openid"]).toBe("o-lan");
  });
});

describe("a person", () => {
  test("has an open id of its own in each account, the same again, and one union id", async () => {
    const emulator = emulateWeChat();
    const theirs = async () => {
      const code = emulator.weChat.allow({ appId: otherAccount.appId, scope: "snsapi_userinfo" });
      const more = { appid: otherAccount.appId, secret: otherAccount.appSecret };
      return (await codeFor(emulator, code, more)).body;
    };
    const [one, two] = [await theirs(), await theirs()];
    expect(one["openid"]).toMatch(/^o\w{27}$/);
    expect(two["openid"]).toBe(one["openid"]);
    expect(one["unionid"]).toBe("u-lan");
  });

  test("who is new is known from then on, and gets the phone when it is handed over", async () => {
    const emulator = emulateWeChat();
    expect(await post(emulator, "/emulator/weChat/hand", { openId: "o-new" })).toMatchObject({ status: 404 });
    expect(await post(emulator, "/emulator/weChat/hand", { openId: "o-new", nickname: "新人" })).toEqual({
      status: 200,
      body: {},
    });
    const { body } = await post(emulator, "/emulator/weChat/allow", { scope: "snsapi_userinfo" });
    const grant = (await codeFor(emulator, String(body["code"]))).body;
    expect(grant["openid"]).toBe("o-new");
    expect(grant).not.toHaveProperty("unionid");
    expect((await userOf(emulator, grant["access_token"], "o-new")).body).toEqual({
      openid: "o-new",
      nickname: "新人",
      headimgurl: "",
      privilege: [],
    });
  });

  test.each([
    [{ scope: "snsapi_login" }, 400],
    [{ scope: "snsapi_userinfo", appId: "wxnobody" }, 404],
    [{ scope: "snsapi_userinfo", openId: "o-9" }, 404],
    [{}, 400],
  ])("cannot allow %o", async (consent, status) => {
    expect(await post(emulateWeChat(), "/emulator/weChat/allow", consent)).toMatchObject({ status });
  });
});

describe("user info", () => {
  test("of whoever allowed it", async () => {
    const emulator = emulateWeChat();
    const { access_token: token, openid } = await grantOf(emulator);
    expect(await userOf(emulator, token, openid)).toEqual({
      status: 200,
      body: { openid: "o-lan", unionid: "u-lan", nickname: "阿岚", headimgurl: lan.avatar, privilege: [] },
    });
  });

  test.each<[string, Record<string, string | undefined>, number]>([
    ["no token", { access_token: undefined }, 41001],
    ["a made-up token", { access_token: "x" }, 40001],
    ["no openid", { openid: undefined }, 41009],
    ["another's openid", { openid: "o-zhu" }, 40003],
  ])("is refused with %s", async (_, more, errcode) => {
    const emulator = emulateWeChat();
    const { access_token: token } = await grantOf(emulator);
    const query = { access_token: String(token), openid: "o-lan", ...more };
    expect(await get(emulator, paths.user, query)).toEqual(denied(errcode));
  });

  test("is refused once the token has ended; refreshed, it is to be had again", async () => {
    vi.useFakeTimers({ toFake: ["Date"] });
    const emulator = emulateWeChat();
    const { access_token: token, refresh_token: refresh } = await grantOf(emulator);
    pass(7200);
    expect(await userOf(emulator, token, "o-lan")).toEqual(denied(42001));
    const { body } = await refreshed(emulator, refresh);
    expect(body).toMatchObject({ openid: "o-lan", scope: "snsapi_userinfo", refresh_token: refresh, expires_in: 7200 });
    expect((await userOf(emulator, body["access_token"], "o-lan")).body["nickname"]).toBe("阿岚");
  });
});

describe("a refresh", () => {
  test("ends after thirty days", async () => {
    vi.useFakeTimers({ toFake: ["Date"] });
    const emulator = emulateWeChat();
    const { refresh_token: refresh } = await grantOf(emulator);
    pass(30 * 86_400 - 1);
    expect((await refreshed(emulator, refresh)).body["openid"]).toBe("o-lan");
    pass(1);
    expect(await refreshed(emulator, refresh)).toEqual(denied(42002));
  });

  test.each<[string, Record<string, string | undefined>, number]>([
    ["no appid", { appid: undefined }, 41002],
    ["an unknown appid", { appid: "wxnobody" }, 40013],
    ["another account's appid", { appid: otherAccount.appId }, 40030],
    ["no grant_type", { grant_type: undefined }, 40002],
    ["no token", { refresh_token: undefined }, 41003],
    ["a made-up token", { refresh_token: "x" }, 40030],
  ])("is refused with %s", async (_, more, errcode) => {
    const emulator = emulateWeChat();
    const { refresh_token: refresh } = await grantOf(emulator);
    expect(await refreshed(emulator, refresh, more)).toEqual(denied(errcode));
  });
});

describe("a snapshot user", () => {
  test.each([
    ["where the person is one", { people: [{ ...lan, snapshot: true }] }, undefined],
    ["where it is said to come next", {}, "snapshot" as const],
  ])("%s: made-up ids and name, and it says so", async (_, options, fault) => {
    const emulator = emulateWeChat(options);
    if (fault) emulator.weChat.fail(fault);
    const body = await grantOf(emulator);
    expect(body["is_snapshotuser"]).toBe(1);
    expect(body["openid"]).not.toBe("o-lan");
    expect(body["unionid"]).not.toBe("u-lan");
    const info = (await userOf(emulator, body["access_token"], body["openid"])).body;
    expect(info).toMatchObject({ nickname: "微信用户", headimgurl: "" });
    expect((await grantOf(emulator))["openid"]).not.toBe(body["openid"]);
  });

  test("is none for snsapi_base", async () => {
    const emulator = emulateWeChat({ people: [{ ...lan, snapshot: true }] });
    const body = await grantOf(emulator, "snsapi_base");
    expect(body["openid"]).toBe("o-lan");
    expect(body).not.toHaveProperty("is_snapshotuser");
  });
});
