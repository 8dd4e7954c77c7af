import { describe, expect, test } from "vitest";
import type { Emulator, WeChatFault } from "../../src/emulator/index.js";
import { base, emulate, get, post } from "./platform.js";
import {
  account,
  authorize,
  classic,
  codeFor,
  denied,
  emulateWeChat,
  grantOf,
  paths,
  refreshed,
  stable,
  ticketOf,
  userOf,
} from "./weChat.js";

const fail = (emulator: Emulator, ...weChat: unknown[]) => post(emulator, "/emulator/faults", { weChat });

describe("40001, 40014 and 42001", () => {
  test.each(["40001", "40014", "42001"] as const)(
    "%s: the account's token is void from then on, and the next fetch brings another",
    async (kind) => {
      const emulator = emulateWeChat();
      emulator.weChat.fail(kind);
      // It is no answer to a fetch.
      const old = (await stable(emulator)).body["access_token"];
      expect(await ticketOf(emulator, old)).toEqual(denied(Number(kind)));
      expect(await ticketOf(emulator, old)).toEqual(denied(40001));
      const fresh = (await stable(emulator)).body["access_token"];
      expect(fresh).not.toBe(old);
      expect((await ticketOf(emulator, fresh)).body["errcode"]).toBe(0);
    },
  );

  test("of a user's token, where the fault names the path", async () => {
    const emulator = emulateWeChat();
    emulator.weChat.fail({ kind: "40001", path: paths.user });
    const { access_token: token } = await grantOf(emulator);
    expect((await ticketOf(emulator, (await stable(emulator)).body["access_token"])).body["errcode"]).toBe(0);
    expect(await userOf(emulator, token, "o-lan")).toEqual(denied(40001));
    expect(await userOf(emulator, token, "o-lan")).toEqual(denied(40001));
  });
});

describe("a code", () => {
  test("that was used before: 40163, and so it stays", async () => {
    const emulator = emulateWeChat();
    emulator.weChat.fail("codeUsed");
    const code = emulator.weChat.allow({ scope: "snsapi_base" });
    expect(await codeFor(emulator, code)).toEqual(denied(40163));
    expect(await codeFor(emulator, code)).toEqual(denied(40163));
    expect((await grantOf(emulator))["openid"]).toBe("o-lan");
  });

  test.each(["40029", "42003", "40163"] as const)("%s: and so it stays", async (kind) => {
    const emulator = emulateWeChat();
    emulator.weChat.fail(kind);
    const code = emulator.weChat.allow({ scope: "snsapi_base" });
    expect(await codeFor(emulator, code)).toEqual(denied(Number(kind)));
    expect(await codeFor(emulator, code)).toEqual(denied(Number(kind)));
  });
});

/** What each fault is for: the request that it spoils. */
const asks: Readonly<Record<string, (emulator: Emulator) => Promise<unknown>>> = {
  stable: (emulator) => stable(emulator),
  classic: (emulator) => classic(emulator),
  code: (emulator) => codeFor(emulator, emulator.weChat.allow({ scope: "snsapi_userinfo" })),
  ticket: async (emulator) => ticketOf(emulator, (await stable(emulator)).body["access_token"]),
  refresh: async (emulator) => refreshed(emulator, (await grantOf(emulator))["refresh_token"]),
  user: async (emulator) => {
    const grant = await grantOf(emulator);
    return userOf(emulator, grant["access_token"], grant["openid"]);
  },
};

test.each([
  ["stable", "-1"],
  ["stable", "45009"],
  ["classic", "45011"],
  ["stable", "40164"],
  ["classic", "40013"],
  ["stable", "40125"],
  ["code", "40243"],
  ["code", "41004"],
  ["classic", "40002"],
  ["ticket", "48001"],
  ["user", "48001"],
  ["user", "42007"],
  ["refresh", "42007"],
  ["refresh", "40030"],
  ["refresh", "42002"],
] as const)("%s: %s, once", async (name, kind) => {
  const emulator = emulateWeChat();
  emulator.weChat.fail(kind);
  expect(await asks[name]?.(emulator)).toEqual(denied(Number(kind)));
  expect(await asks[name]?.(emulator)).toMatchObject({ body: expect.not.objectContaining({ errcode: Number(kind) }) });
});

test("45009 for the ticket alone, twice; the requests tell what was answered", async () => {
  const emulator = emulateWeChat();
  expect(await fail(emulator, { kind: "45009", times: 2, path: paths.ticket })).toEqual({ status: 200, body: {} });
  const token = (await stable(emulator)).body["access_token"];
  for (const errcode of [45009, 45009]) expect(await ticketOf(emulator, token)).toEqual(denied(errcode));
  expect((await ticketOf(emulator, token)).body["errcode"]).toBe(0);
  expect((await get(emulator, "/emulator/weChat/requests")).body).toEqual({
    requests: [
      { path: paths.stable, errcode: 0 },
      { path: paths.ticket, errcode: 45009 },
      { path: paths.ticket, errcode: 45009 },
      { path: paths.ticket, errcode: 0 },
    ],
    issued: [
      { appId: account.appId, stableTokens: 1, classicTokens: 0, tickets: 1 },
      { appId: "wx00000000000000bb", stableTokens: 0, classicTokens: 0, tickets: 0 },
    ],
  });
});

test("each is for the first to which it can happen, whatever else is waiting", async () => {
  const emulator = emulateWeChat();
  await fail(emulator, "refuse", "codeUsed", "10009", "40001");
  expect(await authorize(emulator, { scope: "snsapi_base" }).then((page) => page.text())).toContain("10009");
  const token = (await stable(emulator)).body["access_token"];
  expect(await ticketOf(emulator, token)).toEqual(denied(40001));
  const response = await authorize(emulator);
  expect(response.headers.get("location")).toBe("https://shop.example/back?table=3&state=Abc123");
  expect((await grantOf(emulator))["errcode"]).toBe(40163);
});

test("whoever leaves sees a blank page; a silent consent cannot be refused", async () => {
  const emulator = emulateWeChat();
  await fail(emulator, "leave");
  expect((await authorize(emulator, { scope: "snsapi_base" })).status).toBe(302);
  const response = await authorize(emulator);
  expect([response.status, response.headers.get("location")]).toEqual([200, null]);
  expect(await response.text()).toContain("<body></body>");
  expect(await (await authorize(emulator)).text()).toContain("<form");
});

describe("the line to WeChat", () => {
  const ask = async (emulator: Emulator) => {
    const query = `appid=${account.appId}&secret=${account.appSecret}&grant_type=client_credential`;
    const response = await emulator.fetch(`${base}${paths.classic}?${query}`);
    return [response.status, response.headers.get("content-type"), await response.text()];
  };

  test.each<[WeChatFault, number, string, RegExp]>([
    [{ kind: "html" }, 200, "text/html", /^<!doctype html>/],
    [{ kind: "badJson" }, 200, "application/json", /^\{"open_id":$/],
    [{ kind: "status", status: 502 }, 502, "application/json", /^\{"err_code":502/],
  ])("%o: nothing is done", async (fault, ...answer) => {
    const emulator = emulateWeChat();
    emulator.weChat.fail(fault);
    const [status, type, text] = answer;
    expect(await ask(emulator)).toEqual([status, type, expect.stringMatching(text)]);
    expect(emulator.weChat.issued()[0]?.classicTokens).toBe(0);
    expect(emulator.weChat.requests).toEqual([{ path: paths.classic, errcode: undefined }]);
    expect((await ask(emulator))[0]).toBe(200);
  });

  test("slow: done at once, answered late", async () => {
    const emulator = emulateWeChat();
    await fail(emulator, { kind: "slow", ms: 40, path: paths.classic });
    const begun = performance.now();
    const slow = classic(emulator);
    await expect.poll(() => emulator.weChat.issued()[0]?.classicTokens, { interval: 1 }).toBe(1);
    expect((await slow).body["access_token"]).toEqual(expect.any(String));
    expect(performance.now() - begun).toBeGreaterThan(35);
  });

  test("stop() waits for nothing", async () => {
    const emulator = emulateWeChat();
    emulator.weChat.fail({ kind: "slow", ms: 60_000 });
    const slow = classic(emulator);
    emulator.stop();
    expect((await slow).status).toBe(200);
  });

  test("VVChat's faults are not WeChat's, and the other way about", async () => {
    const emulator = emulateWeChat();
    emulator.fail({ kind: "status", status: 503 });
    emulator.weChat.fail({ kind: "status", status: 502 });
    expect((await get(emulator, "/paybusapi/v1/test/imprest")).status).toBe(503);
    expect((await classic(emulator)).status).toBe(502);
  });
});

test.each<unknown>([
  "40001",
  { kind: "40001" },
  ["nothing"],
  ["constructor"],
  [40001],
  [null],
  [[]],
  [{ times: 2 }],
  [{ kind: "40001", times: 0 }],
  [{ kind: "40001", times: 1.5 }],
  [{ kind: "40001", times: "2" }],
  [{ kind: "40001", path: "/cgi-bin/user/info" }],
  [{ kind: "slow" }],
  ["slow"],
  ["45009", { kind: "status", status: 200 }],
])("faults that are none change nothing: %j", async (weChat) => {
  const emulator = emulateWeChat();
  expect(await post(emulator, "/emulator/faults", { weChat })).toMatchObject({ status: 400 });
  expect((await ticketOf(emulator, (await stable(emulator)).body["access_token"])).body["errcode"]).toBe(0);
});

test("one wrong list, and none counts", async () => {
  const emulator = emulate();
  const faults = { answers: [{ kind: "html" }], weChat: ["nothing"] };
  expect(await post(emulator, "/emulator/faults", faults)).toMatchObject({ status: 400 });
  expect((await get(emulator, "/paybusapi/v1/test/imprest")).status).toBe(200);
});
