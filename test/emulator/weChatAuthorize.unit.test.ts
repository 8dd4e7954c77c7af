import { describe, expect, test } from "vitest";
import type { Emulator } from "../../src/emulator/index.js";
import { base } from "./platform.js";
import { account, authorize, codeFor, emulateWeChat, lan, zhu } from "./weChat.js";

const back = "https://shop.example/back?table=3";

/** Where somebody is sent, without the code itself. */
function sentTo(response: Response): string | undefined {
  return response.headers.get("location")?.replace(/code=0\w{31}/, "code=CODE");
}

const codeIn = (response: Response) => new URL(response.headers.get("location") ?? "").searchParams.get("code") ?? "";

function decide(emulator: Emulator, form: Readonly<Record<string, string>>, query = {}) {
  return authorize(emulator, query, { method: "POST", body: new URLSearchParams(form) });
}

describe("snsapi_base", () => {
  test("sends whoever comes straight back, with a code and the state", async () => {
    const emulator = emulateWeChat();
    const response = await authorize(emulator, { scope: "snsapi_base" });
    expect(response.status).toBe(302);
    expect(response.headers.get("cache-control")).toBe("no-store");
    expect(sentTo(response)).toBe(`${back}&code=CODE&state=Abc123`);
    expect((await codeFor(emulator, codeIn(response))).body).toMatchObject({ openid: "o-lan", scope: "snsapi_base" });
  });

  test("takes the parameters in any order", async () => {
    const query = new URLSearchParams({
      state: "s1",
      scope: "snsapi_base",
      response_type: "code",
      redirect_uri: back,
      appid: account.appId,
    });
    const response = await emulateWeChat().fetch(`${base}/connect/oauth2/authorize?${query.toString()}`);
    expect(sentTo(response)).toBe(`${back}&code=CODE&state=s1`);
  });

  test.each([
    ["https://shop.example", "https://shop.example?code=CODE&state=Abc123"],
    ["https://shop.example/#/pay?x=1", "https://shop.example/?code=CODE&state=Abc123#/pay?x=1"],
    ["https://shop.example/?", "https://shop.example/?code=CODE&state=Abc123"],
    ["https://shop.example/?a=%2F%20b+c", "https://shop.example/?a=%2F%20b+c&code=CODE&state=Abc123"],
    [
      "https://shop.example/奶茶\r\nset-cookie: a=b",
      "https://shop.example/%E5%A5%B6%E8%8C%B6%0D%0Aset-cookie:%20a=b?code=CODE&state=Abc123",
    ],
    ["HTTP://shop.example:8080/", "HTTP://shop.example:8080/?code=CODE&state=Abc123"],
  ])("returns to %j as it is written", async (redirect, to) => {
    expect(sentTo(await authorize(emulateWeChat(), { scope: "snsapi_base", redirect_uri: redirect }))).toBe(to);
  });
});

describe("snsapi_userinfo", () => {
  test("asks, in Chinese, with the account's name and the people, as text", async () => {
    const mallory = { openId: `o"><script>`, nickname: "<img src=x onerror=alert(1)>" };
    const emulator = emulateWeChat({ accounts: [{ ...account, name: "茶 & <b>水</b>" }], people: [lan, mallory] });
    const response = await authorize(emulator);
    expect([response.status, response.headers.get("content-type")]).toEqual([200, "text/html; charset=utf-8"]);
    const html = await response.text();
    expect(html).toContain('<html lang="zh-CN">');
    expect(html).toContain("茶 &amp; &lt;b&gt;水&lt;/b&gt; 申请获取你的昵称和头像");
    expect(html).toContain("阿岚");
    expect(html).not.toContain("<img src=x");
    expect(html).not.toContain('"><script>');
  });

  test("allowed: back with a code", async () => {
    const emulator = emulateWeChat();
    const response = await decide(emulator, { decision: "allow", openId: "o-lan" });
    expect([response.status, sentTo(response)]).toEqual([303, `${back}&code=CODE&state=Abc123`]);
    expect((await codeFor(emulator, codeIn(response))).body).toMatchObject({ openid: "o-lan", unionid: "u-lan" });
  });

  test("allowed as somebody else, who has the phone from then on", async () => {
    const emulator = emulateWeChat();
    await decide(emulator, { decision: "allow", openId: zhu.openId });
    const next = await authorize(emulator, { scope: "snsapi_base" });
    expect((await codeFor(emulator, codeIn(next))).body["openid"]).toBe("o-zhu");
  });

  test("allowed twice: two codes", async () => {
    const emulator = emulateWeChat();
    const [one, two] = [await decide(emulator, { decision: "allow" }), await decide(emulator, { decision: "allow" })];
    expect(codeIn(one)).not.toBe(codeIn(two));
  });

  test("refused: back with the state alone", async () => {
    const response = await decide(emulateWeChat(), { decision: "refuse" });
    expect([response.status, sentTo(response)]).toEqual([303, `${back}&state=Abc123`]);
  });

  test("left: a blank page, and nobody goes back", async () => {
    const response = await decide(emulateWeChat(), { decision: "leave" });
    expect([response.status, sentTo(response)]).toEqual([200, undefined]);
    expect(await response.text()).toContain("<body></body>");
  });

  test.each<Record<string, string>>([{}, { decision: "maybe" }, { decision: "allow", openId: "o-nobody" }])(
    "what is no decision leads nowhere: %o",
    async (form) => {
      const response = await decide(emulateWeChat(), form);
      expect(sentTo(response)).toBeUndefined();
      expect(await response.text()).toContain("<h1>");
    },
  );

  test("of a snapshot user: straight back, without asking", async () => {
    const emulator = emulateWeChat();
    emulator.weChat.fail("snapshot");
    const response = await authorize(emulator);
    expect([response.status, sentTo(response)]).toEqual([302, `${back}&code=CODE&state=Abc123`]);
    expect((await codeFor(emulator, codeIn(response))).body["is_snapshotuser"]).toBe(1);
    expect((await authorize(emulator)).status).toBe(200);
  });
});

describe("in place of the page", () => {
  test.each<[string, Record<string, string | undefined>, string]>([
    ["no appid", { appid: undefined }, "10012"],
    ["no redirect_uri", { redirect_uri: undefined }, "10011"],
    ["no scope", { scope: "" }, "10010"],
    ["no state", { state: undefined }, "10013"],
    ["a scope that an account does not have", { scope: "snsapi_login" }, "10005"],
    ["another domain", { redirect_uri: "https://evil.example/" }, "10003"],
    ["a domain below the account's", { redirect_uri: "https://pay.shop.example/" }, "10003"],
    ["a domain above the account's", { redirect_uri: "https://example/" }, "10003"],
    ["the account's domain as a user's name", { redirect_uri: "https://shop.example@evil.example/" }, "10003"],
    ["a script for a redirect_uri", { redirect_uri: "javascript:alert(1)//shop.example" }, "10003"],
    ["no address for a redirect_uri", { redirect_uri: "shop.example/back" }, "10003"],
    ["an Open Platform appid", { appid: "wxwebsite" }, "10016"],
  ])("with %s: the number of the error", async (_, query, number) => {
    const accounts = [account, { appId: "wxwebsite", appSecret: "s", kind: "website" as const }];
    for (const method of ["GET", "POST"]) {
      const body = method === "POST" ? new URLSearchParams({ decision: "allow" }) : null;
      const response = await authorize(emulateWeChat({ accounts }), query, { method, body });
      expect(sentTo(response)).toBeUndefined();
      expect(await response.text()).toContain(`错误码：${number}<`);
    }
  });

  test.each<[string, Record<string, string | undefined>, string]>([
    ["an unknown appid", { appid: "wxnobody" }, "appid 参数错误"],
    ["no response_type", { response_type: undefined }, "response_type 参数为空"],
    ["another response_type", { response_type: "token" }, "response_type 参数错误"],
    ["a state with other letters", { state: "a-b" }, "state 只能是字母和数字"],
    ["a state that is too long", { state: "a".repeat(129) }, "state 只能是字母和数字"],
  ])("with %s: words without a number", async (_, query, words) => {
    const html = await (await authorize(emulateWeChat(), query)).text();
    expect(html).toContain(words);
    expect(html).not.toContain("错误码");
  });

  test("a state of 128 letters is right", async () => {
    const state = "a1B".repeat(43).slice(0, 128);
    expect(sentTo(await authorize(emulateWeChat(), { scope: "snsapi_base", state }))).toContain(state);
  });

  test.each(["10004", "10006", "10009", "10015"] as const)(
    "error %s comes when it is asked for, once",
    async (number) => {
      const emulator = emulateWeChat();
      emulator.weChat.fail(number);
      expect(await (await authorize(emulator, { scope: "snsapi_base" })).text()).toContain(`错误码：${number}<`);
      expect((await authorize(emulator, { scope: "snsapi_base" })).status).toBe(302);
    },
  );

  test("an account without a domain takes any, one with a port that port alone", async () => {
    const accounts = [
      { appId: "wxany", appSecret: "s" },
      { appId: "wxport", appSecret: "s", domain: "localhost:5173" },
    ];
    const go = async (appid: string, redirect: string) =>
      (await authorize(emulateWeChat({ accounts }), { appid, scope: "snsapi_base", redirect_uri: redirect })).status;
    expect(await go("wxany", "http://localhost:3000/")).toBe(302);
    expect(await go("wxport", "http://localhost:5173/")).toBe(302);
    expect(await go("wxport", "http://localhost:3000/")).toBe(200);
  });

  test("nobody is there to ask: words, and no crash", async () => {
    expect(await (await authorize(emulateWeChat({ people: [] }))).text()).toContain("用户不存在");
  });
});
