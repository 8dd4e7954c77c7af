import { describe, expect, test, vi } from "vitest";
import { createWorld, credentials, openBrowser, refusalOf } from "./world.js";

const users = [
  { openId: "o-1", nickname: "甲" },
  { openId: "o-2", nickname: "乙" },
];
const chat = { sessionId: "S1", sessionType: "group" };
const scope = "sessionapi_sendmsg:S1:2";

describe("POST /login", () => {
  test.each<[string, unknown]>([
    ["no code", {}],
    ["an empty code", { code: "" }],
    ["null", { code: null }],
    ["a list", { code: ["c"] }],
    ["a nested one", { code: { code: "c" } }],
    ["one of 513 letters", { code: "c".repeat(513) }],
  ])("with %s is 400, and nobody is asked", async (_, body) => {
    const fetch = vi.fn();
    const world = createWorld({ platform: { ...credentials, fetch } });
    expect(await refusalOf(openBrowser(world).post("/login", body))).toEqual([400, "invalid_request"]);
    expect(fetch).not.toHaveBeenCalled();
  });

  test("with a code that nobody made, that is used, or too old is 400, and sets no cookie", async () => {
    const world = createWorld({ emulator: { codeSeconds: 0.05 } });
    const browser = openBrowser(world);
    expect(await refusalOf(browser.post("/login", { code: "CD-nobody" }))).toEqual([400, "invalid_code"]);
    const code = world.emulator.allow({ scope: "snsapi_userinfo" });
    expect((await openBrowser(world).post("/login", { code })).status).toBe(200);
    const old = world.emulator.allow({ scope: "snsapi_userinfo" });
    await new Promise((resolve) => setTimeout(resolve, 60));
    for (const one of [code, old]) {
      expect(await refusalOf(browser.post("/login", { code: one }))).toEqual([400, "invalid_code"]);
    }
    expect(browser.cookie).toBe("");
  });

  test("with one code, twenty times at once: one of them is signed in", async () => {
    const world = createWorld();
    const code = world.emulator.allow({ scope: "snsapi_userinfo" });
    const answers = await Promise.all(Array.from({ length: 20 }, () => openBrowser(world).post("/login", { code })));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array<number>(19).fill(400)]);
    expect(answers.filter(({ headers }) => headers.has("set-cookie"))).toHaveLength(1);
  });

  test("with a code for a message signs nobody in; with one for no more than who it is, tells no more", async () => {
    const world = createWorld();
    const browser = openBrowser(world);
    const message = world.emulator.allow({ scope });
    expect(await refusalOf(browser.post("/login", { code: message }))).toEqual([400, "wrong_scope"]);
    const bare = world.emulator.allow({ scope: "snsapi_base" });
    expect(await (await browser.post("/login", { code: bare })).json()).toEqual({
      openId: "o-xiaozhu",
      host: "vvchat",
    });
  });

  test("whom onLogin refuses stays out", async () => {
    const world = createWorld({
      onLogin: () => {
        throw new Error("banned");
      },
    });
    const browser = openBrowser(world);
    expect(await refusalOf(browser.signIn())).toEqual([500, "server_error"]);
    expect(browser.cookie).toBe("");
  });
});

describe("POST /messages", () => {
  async function open() {
    const world = createWorld({ emulator: { users } });
    const browser = openBrowser(world);
    await browser.signIn("o-1");
    return { world, browser };
  }

  test("nobody is signed in: the code says who it is, and nothing is kept of it", async () => {
    const world = createWorld();
    const browser = openBrowser(world);
    const code = world.emulator.allow({ scope });
    const sent = await browser.post("/messages", { ...chat, code, content: "one" });
    expect(await sent.json()).toEqual({ grantedUntil: null });
    expect(world.emulator.messages.map(({ content }) => content)).toEqual(["one"]);
    expect(await refusalOf(browser.post("/messages", { ...chat, content: "two" }))).toEqual([403, "grant_needed"]);
    expect(await refusalOf(browser.post("/messages", { ...chat, code, content: "two" }))).toEqual([
      400,
      "invalid_code",
    ]);
    expect(browser.cookie).toBe("");
  });

  test("by a code, then without one until the grant is over", async () => {
    const { world, browser } = await open();
    const code = world.emulator.allow({ scope, openId: "o-1" });
    const first = await browser.post("/messages", { ...chat, code, content: "one" });
    expect(await first.json()).toEqual({ grantedUntil: expect.closeTo(Date.now() / 1000 + 7200, -1) });
    world.restart();
    expect((await browser.post("/messages", { ...chat, content: "two" })).status).toBe(200);
    expect(world.emulator.messages.map(({ content }) => content)).toEqual(["one", "two"]);
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 7_199_000 });
    const again = await browser.signIn("o-1");
    expect(again.status).toBe(200);
    vi.setSystemTime(Date.now() + 2000);
    expect(await refusalOf(browser.post("/messages", { ...chat, content: "three" }))).toEqual([403, "grant_needed"]);
    vi.useRealTimers();
  });

  test("the platform does not say when a grant ends: it is used for an hour", async () => {
    const { world, browser } = await open();
    const fetch = async (url: string, init: RequestInit): Promise<Response> => {
      const response = await world.emulator.fetch(url, init);
      return url.includes("token") ? Response.json({ ...(await response.json()), expire_in: undefined }) : response;
    };
    world.restart({ platform: { ...credentials, fetch } });
    const code = world.emulator.allow({ scope, openId: "o-1" });
    const answer = await browser.post("/messages", { ...chat, code, content: "hi" });
    expect(await answer.json()).toEqual({ grantedUntil: expect.closeTo(Date.now() / 1000 + 3600, -1) });
  });

  test("one code, twice at once: one message", async () => {
    const { world, browser } = await open();
    const code = world.emulator.allow({ scope, openId: "o-1" });
    const both = await Promise.all(["a", "b"].map((content) => browser.post("/messages", { ...chat, code, content })));
    expect(both.map(({ status }) => status).sort()).toEqual([200, 400]);
    expect(world.emulator.messages).toHaveLength(1);
  });

  test("nobody's token lies open in the store", async () => {
    const { world, browser } = await open();
    const answers: string[] = [];
    const fetch = async (url: string, init: RequestInit): Promise<Response> => {
      const response = await world.emulator.fetch(url, init);
      answers.push(await response.clone().text());
      return response;
    };
    world.restart({ platform: { ...credentials, fetch } });
    await browser.post("/messages", { ...chat, code: world.emulator.allow({ scope, openId: "o-1" }), content: "hi" });
    const { token } = JSON.parse(answers[0] ?? "") as { token: string };
    expect(token).toMatch(/^TK/);
    const stored = await world.store.contents();
    expect(Object.keys(stored)).toEqual([`grant:o-1:${scope}`]);
    expect(JSON.stringify(stored)).not.toContain(token);
  });

  test.each<[string, Record<string, unknown>, number, string]>([
    ["without a chat", { sessionId: undefined }, 400, "invalid_request"],
    ["into a chat of no kind", { sessionType: "2" }, 400, "invalid_request"],
    ["of nothing", { content: "" }, 400, "invalid_request"],
    ["of 4097 letters", { content: "x".repeat(4097) }, 400, "invalid_request"],
    ["of an object", { content: { text: "hi" } }, 400, "invalid_request"],
    ["with a code that is none", { code: {} }, 400, "invalid_request"],
    ["with a code that nobody made", { code: "CD-nobody" }, 400, "invalid_code"],
    ["without consent", {}, 403, "grant_needed"],
  ])("%s is refused", async (_, fields, ...refusal) => {
    const { world, browser } = await open();
    expect(await refusalOf(browser.post("/messages", { ...chat, content: "hi", ...fields }))).toEqual(refusal);
    expect(world.emulator.messages).toEqual([]);
    expect(await world.state()).toEqual({ paid: [], store: {} });
  });

  test.each([
    ["for another chat", { scope: "sessionapi_sendmsg:S2:2", openId: "o-1" }, [400, "wrong_scope"]],
    ["for a sign-in", { scope: "snsapi_userinfo", openId: "o-1" }, [400, "wrong_scope"]],
    ["of another user", { scope, openId: "o-2" }, [403, "another_user"]],
  ])("a code %s sends nothing", async (_, consent, refusal) => {
    const { world, browser } = await open();
    const code = world.emulator.allow(consent);
    expect(await refusalOf(browser.post("/messages", { ...chat, code, content: "hi" }))).toEqual(refusal);
    expect(await world.state()).toEqual({ paid: [], store: {} });
  });

  test("a grant that VVChat takes no more is forgotten: the user is asked again", async () => {
    const { world, browser } = await open();
    const code = world.emulator.allow({ scope, openId: "o-1" });
    await browser.post("/messages", { ...chat, code, content: "hi" });
    world.emulator.fail({ kind: "status", status: 400 });
    for (const _ of [1, 2]) {
      expect(await refusalOf(browser.post("/messages", { ...chat, content: "hi" }))).toEqual([403, "grant_needed"]);
    }
    expect(await world.state()).toEqual({ paid: [], store: {} });
  });
});
