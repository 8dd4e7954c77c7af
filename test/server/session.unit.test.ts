import { EncryptJWT } from "jose";
import { afterEach, describe, expect, test, vi } from "vitest";
import { createVVChatHandler } from "../../src/server/index.js";
import { type World, credentials, createWorld, openBrowser, refusalOf, secret, twoTeas } from "./world.js";

afterEach(() => {
  vi.useRealTimers();
});

const me = async (world: World, cookie: string) => (await world.send("/me", { headers: { cookie } })).status;
const newSecret = "another secret of more than thirty-two letters";

async function signedIn(world: World): Promise<string> {
  const browser = openBrowser(world);
  await browser.signIn();
  expect(await me(world, browser.cookie)).toBe(200);
  return browser.cookie;
}

describe("the cookie", () => {
  test("goes to no script, no other site and no plain http, and tells nothing", async () => {
    const world = createWorld();
    const [cookie = "", ...others] = (await openBrowser(world).signIn()).headers.getSetCookie();
    expect(others).toEqual([]);
    expect(cookie).toMatch(/^__Host-vvchat=[\w.-]+; Max-Age=7\d{3}; Path=\/; HttpOnly; SameSite=Lax; Secure$/);
    const parts = cookie.split(/[=.;]/).map((part) => Buffer.from(part, "base64url").toString());
    expect(parts.join()).not.toMatch(/小竹|xiaozhu|TK/);
  });

  test("is another one each time, and logging out ends it", async () => {
    const browser = openBrowser(createWorld());
    await browser.signIn();
    const first = browser.cookie;
    await browser.signIn();
    expect(browser.cookie).not.toBe(first);
    const out = await browser.post("/logout");
    expect([out.status, out.headers.getSetCookie()]).toEqual([
      204,
      ["__Host-vvchat=; Max-Age=0; Path=/; HttpOnly; SameSite=Lax; Secure"],
    ]);
    expect((await browser.get("/me")).status).toBe(204);
  });

  test.each([
    [
      "a letter changed",
      (cookie: string) => cookie.slice(0, -3) + (cookie.at(-3) === "A" ? "B" : "A") + cookie.slice(-2),
    ],
    ["cut short", (cookie: string) => cookie.slice(0, -8)],
    ["another header", (cookie: string) => cookie.replace(/=[^.]*/, `=${btoa('{"alg":"none"}')}`)],
    ["empty", () => "__Host-vvchat="],
    ["no token at all", () => "__Host-vvchat=x"],
    ["under another name", (cookie: string) => cookie.replace("__Host-vvchat", "vvchat")],
    ["behind one that was planted", (cookie: string) => `__Host-vvchat=planted; ${cookie}`],
  ])("%s: nobody is signed in, and nothing happens", async (_, change) => {
    const world = createWorld();
    const cookie = change(await signedIn(world));
    const before = await world.state();
    expect(await me(world, cookie)).toBe(204);
    const headers = { cookie, "content-type": "application/json", "idempotency-key": "k" };
    const order = world.send("/orders", { method: "POST", headers, body: JSON.stringify(twoTeas) });
    expect(await refusalOf(order)).toEqual([401, "unauthenticated"]);
    expect(await refusalOf(world.send("/orders?outTradeNo=x", { headers: { cookie } }))).toEqual([
      401,
      "unauthenticated",
    ]);
    expect(await world.state()).toEqual(before);
    expect(world.errors).toEqual([]);
  });

  test.each([
    ["another app's", { platform: { ...credentials, appId: "other" } }],
    ["of another secret", { secrets: [newSecret] }],
  ])("%s: nobody is signed in", async (_, options) => {
    const world = createWorld();
    const cookie = await signedIn(world);
    world.restart(options);
    expect(await me(world, cookie)).toBe(204);
  });

  test("that anybody can make, of what they know: nobody is signed in", async () => {
    const world = createWorld();
    const [header = ""] = (await signedIn(world)).replace(/^.*?=/, "").split(".");
    const { kid } = JSON.parse(Buffer.from(header, "base64url").toString()) as { kid: string };
    const key = new Uint8Array(32);
    const token = await new EncryptJWT({ openId: "o-xiaozhu" })
      .setProtectedHeader({ alg: "dir", enc: "A256GCM", kid })
      .setAudience("session test")
      .setExpirationTime("1h")
      .encrypt(key);
    expect(await me(world, `__Host-vvchat=${token}`)).toBe(204);
  });

  test("is not sealed for a session by being sealed for something else", async () => {
    const world = createWorld();
    const browser = openBrowser(world);
    await browser.signIn();
    const code = world.emulator.allow({ scope: "sessionapi_sendmsg:S:1" });
    await browser.post("/messages", { code, sessionId: "S", sessionType: "single", content: "hi" });
    const [grant = ""] = Object.values(await world.store.contents());
    expect(grant).toMatch(/^ey/);
    expect(await me(world, `__Host-vvchat=${grant}`)).toBe(204);
  });
});

describe("secrets are changed", () => {
  test("the old one still reads, the new one writes; once it is taken out, it reads nothing", async () => {
    const world = createWorld();
    const old = await signedIn(world);
    world.restart({ secrets: [newSecret, secret] });
    expect(await me(world, old)).toBe(200);
    const cookie = await signedIn(world);
    world.restart({ secrets: [newSecret] });
    expect([await me(world, old), await me(world, cookie)]).toEqual([204, 200]);
  });

  test.each([[[]], [["too short"]], [[secret, ""]], [[secret, undefined]], [secret], [undefined]])(
    "%j is refused at the start",
    (secrets) => {
      expect(() => createWorld({ secrets: secrets as string[] })).toThrow('"secrets" must be one or more texts');
    },
  );
});

describe("the session's end", () => {
  test("is the token's, to the second", async () => {
    vi.useFakeTimers({ toFake: ["Date"], now: new Date("2026-11-21T04:20:00Z") });
    const world = createWorld({ emulator: { tokenSeconds: 600 } });
    const browser = openBrowser(world);
    const [cookie] = (await browser.signIn()).headers.getSetCookie();
    expect(cookie).toContain("Max-Age=600;");
    vi.setSystemTime(new Date("2026-11-21T04:29:59Z"));
    expect(await me(world, browser.cookie)).toBe(200);
    vi.setSystemTime(new Date("2026-11-21T04:30:00Z"));
    expect(await me(world, browser.cookie)).toBe(204);
  });

  test("is the merchant's where the platform tells none", async () => {
    const reply = { open_id: "o", scope: "snsapi_base", token: "T" };
    const fetch = () => Promise.resolve(Response.json(reply));
    const world = createWorld({ platform: { ...credentials, fetch }, sessionSeconds: 60 });
    const [cookie] = (await openBrowser(world).post("/login", { code: "c" })).headers.getSetCookie();
    expect(cookie).toMatch(/Max-Age=(59|60);/);
  });

  test.each([7200, 1, 1_795_244_400_000, -1, "soon", {}])("expire_in %j is none: nobody is signed in", async (end) => {
    const reply = { open_id: "o", scope: "snsapi_base", token: "T", expire_in: end };
    const fetch = () => Promise.resolve(Response.json(reply));
    const world = createWorld({ platform: { ...credentials, fetch } });
    const response = await openBrowser(world).post("/login", { code: "c" });
    expect(response.headers.getSetCookie()).toEqual([]);
    expect(await refusalOf(response)).toEqual([502, "platform_unavailable"]);
  });
});

test("a name or an avatar as long as it gets still fits: a browser drops a cookie of more than 4096 bytes", async () => {
  const user = {
    openId: "o".repeat(128),
    nickname: "👨‍👩‍👧竹".repeat(200),
    avatar: `https://img.example/${"竹".repeat(330)}`,
  };
  const tooLong = { ...user, openId: "o-2", avatar: `https://img.example/${"x".repeat(3000)}` };
  const world = createWorld({ emulator: { users: [user, tooLong] } });
  for (const { openId, avatar } of [user, tooLong]) {
    const browser = openBrowser(world);
    const answer = await browser.signIn(openId);
    expect(answer.headers.getSetCookie()[0]?.length).toBeLessThan(4096);
    const told = (await answer.json()) as { avatar?: string };
    expect(told).toMatchObject({ openId, nickname: expect.stringMatching(/^👨‍👩‍👧竹/) });
    expect(told.avatar).toBe(avatar.length < 1024 ? avatar : undefined);
    // The same now and later.
    expect(await (await browser.get("/me")).json()).toEqual(told);
  }
});

test("plain http is for this machine and its network: there the cookie has no Secure", async () => {
  const options = { platform: credentials, secrets: [secret] };
  for (const url of [
    "http://localhost:3000/api",
    "http://192.168.1.7/api",
    "http://[::1]/api",
    "http://shop.test/api",
  ]) {
    expect((await createVVChatHandler({ ...options, url })(new Request(`${url}/me`))).status).toBe(204);
  }
  for (const url of [
    "http://shop.example/api",
    "http://10.evil.example/api",
    "http://127.0.0.1.evil.example",
    "/api",
    "",
  ]) {
    expect(() => createVVChatHandler({ ...options, url })).toThrow(/"url" must be/);
  }
});
