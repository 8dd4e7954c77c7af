import { afterEach, describe, expect, test, vi } from "vitest";
import { emulate, exchange, get, key, otherApp, post, refused, tokenFor } from "./platform.js";

afterEach(() => {
  vi.useRealTimers();
});

const person = { openId: "o-1", nickname: "阿岚", sex: "男", avatar: "https://cdn.example/lan.png" } as const;
const groupScope = "sessionapi_sendmsg:chat:of:tea:2";
const infoPath = "/userservices/v2/authorization/userinfo";
const messagePath = "/messageapi/v1/authorization/sendmsg";
const hello = { type: "text", content: "你好" };

describe("a code", () => {
  test("becomes a token once, with what was allowed, and a point in time when it ends", async () => {
    vi.useFakeTimers({ now: 1_517_928_240_000, toFake: ["Date"] });
    const emulator = emulate({ users: [person], tokenSeconds: 60 });
    const code = emulator.allow({ scope: "snsapi_userinfo" });
    expect(await exchange(emulator, code)).toEqual({
      status: 200,
      body: { open_id: "o-1", scope: "snsapi_userinfo", token: expect.any(String), expire_in: 1_517_928_300 },
    });
    expect(await exchange(emulator, code)).toEqual(refused("无效的code"));
  });

  test("is good for one of those who use it at once", async () => {
    const emulator = emulate();
    const code = emulator.allow({ scope: "snsapi_userinfo" });
    const answers = await Promise.all([exchange(emulator, code), exchange(emulator, code), exchange(emulator, code)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 400, 400]);
  });

  test("is good for its app alone, and stays so when another has tried it", async () => {
    const emulator = emulate();
    const code = emulator.allow({ scope: "snsapi_userinfo" });
    const other = { app_id: otherApp.appId, app_key: otherApp.appKey };
    expect(await exchange(emulator, code, other)).toEqual(refused("无效的code"));
    expect(await exchange(emulator, code)).toMatchObject({ status: 200 });
  });

  test("ends", async () => {
    vi.useFakeTimers({ toFake: ["Date"] });
    const emulator = emulate({ codeSeconds: 10 });
    const [early, late] = [emulator.allow({ scope: "snsapi_userinfo" }), emulator.allow({ scope: "snsapi_userinfo" })];
    vi.setSystemTime(Date.now() + 9_999);
    expect(await exchange(emulator, early)).toMatchObject({ status: 200 });
    vi.setSystemTime(Date.now() + 1);
    expect(await exchange(emulator, late)).toEqual(refused("无效的code"));
  });

  test.each([
    ["no app_id", { app_id: undefined }, "无效的app_id"],
    ["an unknown app_id", { app_id: "nobody" }, "无效的app_id"],
    ["no app_key", { app_key: undefined }, "无效的app_key"],
    ["a wrong app_key", { app_key: `${key}7` }, "无效的app_key"],
    ["no code", { code: undefined }, "无效的code"],
    ["a made-up code", { code: "CD1" }, "无效的code"],
  ])("is not exchanged with %s, and is not used up by that", async (_, more, message) => {
    const emulator = emulate();
    const code = emulator.allow({ scope: "snsapi_userinfo" });
    expect(await exchange(emulator, code, more)).toEqual(refused(message));
    expect(await exchange(emulator, code)).toMatchObject({ status: 200 });
  });
});

describe("user info", () => {
  test("of whoever allowed it", async () => {
    const emulator = emulate({ users: [{ openId: "o-0", nickname: "小竹" }, person] });
    const { body } = await exchange(emulator, emulator.allow({ scope: "snsapi_userinfo", openId: "o-1" }));
    expect(await get(emulator, infoPath, {}, { authorization: String(body["token"]) })).toEqual({
      status: 200,
      body: { open_id: "o-1", nickname: "阿岚", sex: "男", avatar: person.avatar },
    });
  });

  test("of somebody whom the app has brought: the platform knows them from then on", async () => {
    const emulator = emulate();
    expect(() => emulator.allow({ scope: "snsapi_userinfo", openId: "o-new" })).toThrow("用户不存在");
    emulator.allow({ scope: "snsapi_userinfo", openId: "o-new", nickname: "新人" });
    const { body } = await exchange(emulator, emulator.allow({ scope: "snsapi_userinfo", openId: "o-new" }));
    const info = await get(emulator, infoPath, {}, { authorization: String(body["token"]) });
    expect(info.body).toEqual({ open_id: "o-new", nickname: "新人" });
  });

  test.each([
    ["no token", () => ({})],
    ["an empty one", () => ({ authorization: "" })],
    ["a made-up one", () => ({ authorization: "TK1" })],
    ["a scheme before it", (token: string) => ({ authorization: `Bearer ${token}` })],
  ])("is refused with %s", async (_, headers) => {
    const emulator = emulate();
    const token = await tokenFor(emulator, "snsapi_userinfo");
    expect(await get(emulator, infoPath, {}, headers(token))).toEqual(refused("无效的token"));
  });

  test.each([groupScope, "sessionapi_sendmsg:snsapi_userinfo:1", "snsapi_userinfo2", "snsapi_base"])(
    "is refused to a token of %s",
    async (scope) => {
      const emulator = emulate();
      const authorization = await tokenFor(emulator, scope);
      expect(await get(emulator, infoPath, {}, { authorization })).toEqual(refused("没有权限"));
    },
  );

  test("is refused once the token has ended", async () => {
    vi.useFakeTimers({ toFake: ["Date"] });
    const emulator = emulate({ tokenSeconds: 60 });
    const authorization = await tokenFor(emulator, "snsapi_userinfo");
    vi.setSystemTime(Date.now() + 60_000);
    expect(await get(emulator, infoPath, {}, { authorization })).toEqual(refused("无效的token"));
  });
});

describe("a message", () => {
  test("goes into the chat that was allowed, whatever chat the body names", async () => {
    const emulator = emulate({ users: [person] });
    const authorization = await tokenFor(emulator, groupScope);
    const elsewhere = { ...hello, session_id: "another", session_type: 1 };
    expect(await post(emulator, messagePath, elsewhere, { authorization })).toEqual({ status: 200, body: {} });
    const one = await tokenFor(emulator, "sessionapi_sendmsg:mum:1");
    await post(emulator, messagePath, { ...hello, content: "妈" }, { authorization: one });
    expect(emulator.messages).toEqual([
      { from: person, sessionId: "chat:of:tea", sessionType: "group", content: "你好" },
      { from: person, sessionId: "mum", sessionType: "single", content: "妈" },
    ]);
  });

  test.each([
    "snsapi_userinfo",
    "sessionapi_sendmsg:chat",
    "sessionapi_sendmsg:chat:3",
    "sessionapi_sendmsg:chat:group",
  ])("is refused to a token of %s", async (scope) => {
    const emulator = emulate();
    const authorization = await tokenFor(emulator, scope);
    expect(await post(emulator, messagePath, hello, { authorization })).toEqual(refused("没有权限"));
    expect(emulator.messages).toEqual([]);
  });

  test.each([
    ["no type", { content: "你好" }, "参数错误：type"],
    ["another type", { ...hello, type: "image" }, "参数错误：type"],
    ["no content", { type: "text" }, "参数错误：content"],
    ["empty content", { ...hello, content: "" }, "参数错误：content"],
    ["a number for content", { ...hello, content: 1 }, "参数错误：content"],
    ["too much content", { ...hello, content: "茶".repeat(4097) }, "参数错误：content"],
    ["a list for a body", [hello], "请求体必须是 JSON"],
    ["null for a body", null, "请求体必须是 JSON"],
    ["half a JSON", '{"type":', "请求体必须是 JSON"],
  ])("is refused with %s", async (_, body, message) => {
    const emulator = emulate();
    const authorization = await tokenFor(emulator, groupScope);
    expect(await post(emulator, messagePath, body, { authorization })).toEqual(refused(message));
    expect(emulator.messages).toEqual([]);
  });

  test("is refused without a token, and as a form", async () => {
    const emulator = emulate();
    expect(await post(emulator, messagePath, hello)).toEqual(refused("无效的token"));
    const form = { authorization: await tokenFor(emulator, groupScope), "content-type": "text/plain" };
    expect(await post(emulator, messagePath, hello, form)).toEqual(refused("请求体必须是 JSON"));
  });
});
