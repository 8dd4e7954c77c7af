import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { auth } from "../../src/methods/auth.js";
import { answerUrl, createPhone } from "./phone.js";
import { page, refused, signIn, told } from "./scene.js";

beforeEach(() => {
  vi.useFakeTimers();
  told.length = 0;
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

const soon = () => vi.advanceTimersByTimeAsync(0);

describe("what answers no call is never exchanged: state_mismatch", () => {
  test.each<[string, (agreed: Record<string, string>, redirect: string) => string]>([
    ["a forged state", (agreed) => answerUrl(page, { ...agreed, state: "f".repeat(32) })],
    ["a missing state", ({ code = "" }) => answerUrl(page, { err_code: "0", code })],
    ["an empty state", (agreed) => answerUrl(page, { ...agreed, state: "" })],
    ["a code without a state, for the right call", (_, redirect) => answerUrl(redirect, { code: "C" })],
    ["a forged state, for the right call", (_, redirect) => answerUrl(redirect, { code: "C", state: "f" })],
    ["a call of another browser's", (agreed) => answerUrl(`${page.slice(0, -4)}&vvchat_call=abc`, agreed)],
    ["two states", ({ state = "" }, redirect) => answerUrl(redirect, { code: "C", state }) + "&state=evil"],
    [
      "two states, the forged one first",
      ({ state = "" }, redirect) => answerUrl(redirect, { state: "evil", code: "C" }).replace("#", `&state=${state}#`),
    ],
    ["another page of the shop", (agreed) => answerUrl("https://shop.example/other", agreed)],
    ["another origin", (agreed) => answerUrl("https://evil.example/tea", agreed)],
  ])("%s", async (_, urlOf) => {
    const { phone, redirectUri, agreed } = signIn();
    const back = phone.open(urlOf(agreed, redirectUri.split("#")[0] ?? ""));
    expect(back.url).not.toMatch(/code|state|vvchat_call|evil=/);
    expect(await refused(back)).toBe("state_mismatch");
    await soon();
    expect(told.at(-1)).toMatchObject({ method: "auth", error: { code: "state_mismatch" } });
  });

  test("the same answer again: reload of the old address, Back, a shared link", async () => {
    const { phone, redirectUri, agreed } = signIn();
    const url = answerUrl(redirectUri, agreed);
    phone.open(url).client.takeReturn(auth);
    expect(await refused(phone.open(url))).toBe("state_mismatch");
  });

  test("two codes: neither is taken", async () => {
    const { phone, redirectUri, agreed } = signIn();
    const back = phone.open(answerUrl(redirectUri, agreed).replace("#", "&code=C2#"));
    expect(await refused(back)).toBe("invalid_response");
  });

  test("two calls: it answers neither", async () => {
    const { phone, redirectUri, agreed } = signIn();
    const back = phone.open(answerUrl(redirectUri, { ...agreed, state: "f" }).replace("#", "&vvchat_call=2#"));
    expect(await refused(back)).toBe("state_mismatch");
  });

  test("the state of one call with the address of another: neither is signed in", async () => {
    const first = signIn();
    await vi.advanceTimersByTimeAsync(1500);
    const second = signIn({ phone: first.phone });
    expect(await refused(first.phone.open(answerUrl(second.redirectUri, first.agreed)))).toBe("state_mismatch");
  });

  test("a second try at one that failed", async () => {
    const { phone, redirectUri, agreed } = signIn();
    expect(await refused(phone.open(answerUrl(redirectUri, { ...agreed, state: "wrong" })))).toBe("state_mismatch");
    expect(await refused(phone.open(answerUrl(redirectUri, agreed)))).toBe("state_mismatch");
  });

  test("after ten minutes; not a moment before", async () => {
    const late = signIn();
    await vi.advanceTimersByTimeAsync(600_000);
    expect(await refused(late.phone.open(answerUrl(late.redirectUri, late.agreed)))).toBe("state_mismatch");
    const early = signIn();
    await vi.advanceTimersByTimeAsync(599_000);
    const back = early.phone.open(answerUrl(early.redirectUri, early.agreed));
    await expect(back.client.takeReturn(auth)?.outcome).resolves.toMatchObject({ code: "C1" });
  });

  test("a clock that was put back loses nothing, one that was put forward is an expiry", async () => {
    const back = signIn();
    vi.setSystemTime(Date.now() - 86_400_000);
    await expect(
      back.phone.open(answerUrl(back.redirectUri, back.agreed)).client.takeReturn(auth)?.outcome,
    ).resolves.toMatchObject({ code: "C1" });
    const forward = signIn();
    vi.setSystemTime(Date.now() + 86_400_000);
    expect(await refused(forward.phone.open(answerUrl(forward.redirectUri, forward.agreed)))).toBe("state_mismatch");
  });

  test("the storage was cleared in between", async () => {
    const { phone, redirectUri, agreed } = signIn();
    phone.items.clear();
    expect(await refused(phone.open(answerUrl(redirectUri, agreed)))).toBe("state_mismatch");
  });

  test.each([
    "null",
    "{",
    '{"v":2}',
    '{"v":1,"redirects":[1]}',
    '{"v":1,"redirects":{"a":{"method":"auth","sent":{"state":"S"}}}}',
  ])("somebody else wrote over it: %s", async (text) => {
    const { phone, redirectUri, agreed } = signIn();
    phone.items.set("vvchat:app", text);
    expect(await refused(phone.open(answerUrl(redirectUri, agreed)))).toBe("state_mismatch");
  });

  test("the storage throws: it is said once, the app opens, and what comes back is not trusted", async () => {
    const warn = vi.spyOn(console, "warn").mockReturnValue();
    const phone = createPhone();
    phone.storageFails = true;
    const { redirectUri, agreed } = signIn({ phone });
    expect(phone.opened).toHaveLength(1);
    expect(warn).toHaveBeenCalledTimes(1);
    expect(await refused(phone.open(answerUrl(redirectUri, agreed)))).toBe("state_mismatch");
  });

  test("the storage can be read but not written: an answer that could come again is none", async () => {
    const { phone, redirectUri, agreed } = signIn();
    const items = new Map(phone.items);
    const storage = { getItem: (name: string) => items.get(name) ?? null, setItem() {}, removeItem() {} };
    vi.spyOn(console, "warn").mockReturnValue();
    const back = phone.open(answerUrl(redirectUri, agreed), { storage });
    expect(await refused(back)).toBe("state_mismatch");
  });

  test("another app's on the same origin", async () => {
    const { phone, redirectUri, agreed } = signIn();
    const other = createPhone({ client: { appId: "other" } });
    for (const [name, value] of phone.items) other.items.set(name, value);
    expect(await refused(other.open(answerUrl(redirectUri, agreed)))).toBe("state_mismatch");
  });

  test("a host that the app has given up", async () => {
    const { phone, redirectUri, agreed } = signIn();
    const [name = "", text = ""] = [...phone.items][0] ?? [];
    phone.items.set(name, text.replace('"deeplink"', '"wechat"'));
    expect(await refused(phone.open(answerUrl(redirectUri, agreed)))).toBe("state_mismatch");
  });
});
