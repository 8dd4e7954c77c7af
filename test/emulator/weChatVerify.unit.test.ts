import { afterEach, describe, expect, test, vi } from "vitest";
import type { Emulator } from "../../src/emulator/index.js";
import { signTicket } from "../../src/platform/weChat/sign.js";
import { get } from "./platform.js";
import { account, emulateWeChat, otherAccount, stable, ticketOf } from "./weChat.js";

afterEach(() => {
  vi.useRealTimers();
});

const url = "https://shop.example/tea?code=0abc&state=x";

async function ticket(emulator: Emulator): Promise<string> {
  return String((await ticketOf(emulator, (await stable(emulator)).body["access_token"])).body["ticket"]);
}

/** What a page says, signed with this ticket. */
function page(ticket: string, more: Readonly<Record<string, string | undefined>> = {}) {
  const fields = { timestamp: "1414587457", nonceStr: "Wm3WZYTPz0wzccnW", url };
  return { appId: account.appId, ...fields, signature: signTicket({ ticket, ...fields }), ...more };
}

const verify = (emulator: Emulator, query: Readonly<Record<string, string | undefined>>) =>
  get(emulator, "/emulator/weChat/verify", query);

const wrong = (reason: string, checked = url) => ({ status: 200, body: { ok: false, reason, realAuthUrl: [checked] } });

test("a signature by the account's ticket is right, whatever follows #", async () => {
  const emulator = emulateWeChat();
  const query = page(await ticket(emulator));
  expect(await verify(emulator, query)).toEqual({ status: 200, body: { ok: true, realAuthUrl: [url] } });
  expect((await verify(emulator, { ...query, url: `${url}#/cart` })).body).toEqual({ ok: true, realAuthUrl: [url] });
  expect(emulator.weChat.verify(query).ok).toBe(true);
});

test("it is wrong for another page, and says which one was checked", async () => {
  const emulator = emulateWeChat();
  const query = page(await ticket(emulator), { url: "https://shop.example/" });
  expect(await verify(emulator, query)).toEqual(wrong("invalid signature", "https://shop.example/"));
});

test.each<[string, Record<string, string | undefined>]>([
  ["another timestamp", { timestamp: "1414587458" }],
  ["no timestamp", { timestamp: undefined }],
  ["another nonce", { nonceStr: "x" }],
  ["no signature", { signature: undefined }],
  ["a made-up signature", { signature: "0".repeat(40) }],
])("with %s it is wrong", async (_, more) => {
  const emulator = emulateWeChat();
  expect(await verify(emulator, page(await ticket(emulator), more))).toEqual(wrong("invalid signature"));
});

test("another account's ticket is none of this one's", async () => {
  const emulator = emulateWeChat();
  const query = page(await ticket(emulator), { appId: otherAccount.appId });
  expect(await verify(emulator, query)).toEqual(wrong("invalid signature"));
  expect(await verify(emulator, { ...query, appId: undefined })).toEqual(wrong("invalid appid"));
});

test("before there is a ticket, nothing is right", async () => {
  expect(await verify(emulateWeChat(), page(""))).toEqual(wrong("invalid signature"));
});

test.each(["https://evil.example/tea", "https://pay.shop.example/tea", "shop.example", ""])(
  "%j is not on the account's domain",
  async (elsewhere) => {
    const emulator = emulateWeChat();
    const query = page(await ticket(emulator), { url: elsewhere });
    expect(await verify(emulator, query)).toEqual(wrong("invalid url domain", elsewhere));
  },
);

describe("a ticket that has ended", () => {
  test("by its time", async () => {
    vi.useFakeTimers({ toFake: ["Date"] });
    const emulator = emulateWeChat();
    const query = page(await ticket(emulator));
    vi.setSystemTime(Date.now() + 7_199_999);
    expect((await verify(emulator, query)).body["ok"]).toBe(true);
    vi.setSystemTime(Date.now() + 1);
    expect(await verify(emulator, query)).toEqual(wrong("invalid signature"));
  });

  test("by a fault: it is wrong from then on, and the next ticket is another", async () => {
    const emulator = emulateWeChat();
    const old = await ticket(emulator);
    emulator.weChat.fail("ticketExpired");
    expect(await verify(emulator, page(old))).toEqual(wrong("invalid signature"));
    expect(await verify(emulator, page(old))).toEqual(wrong("invalid signature"));
    const fresh = await ticket(emulator);
    expect(fresh).not.toBe(old);
    expect((await verify(emulator, page(fresh))).body["ok"]).toBe(true);
  });
});

test("invalidSignature is for one check, and one that fails anyway by its domain does not use it up", async () => {
  const emulator = emulateWeChat();
  const query = page(await ticket(emulator));
  emulator.weChat.fail("invalidSignature");
  await verify(emulator, { ...query, url: "https://evil.example/" });
  expect(await verify(emulator, query)).toEqual(wrong("invalid signature"));
  expect((await verify(emulator, query)).body["ok"]).toBe(true);
});
