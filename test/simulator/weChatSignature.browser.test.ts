import { describe, expect, test, vi } from "vitest";
import { signTicket } from "../../src/platform/weChat/sign.js";
import { account as testAccount, stable, ticketOf } from "../emulator/weChat.js";
import type { Emulator } from "../../src/emulator/index.js";
import { simulateOn } from "./emulated.js";
import { appId, ask, invoke, listen, platforms, settled, signature, simulateWeChat, visit } from "./weChatPlace.js";

const page = () => location.href.split("#")[0] ?? "";
const ok = { err_msg: "preVerifyJSAPI:ok" };
const invalid = (url = page()) => ({ err_msg: "preVerifyJSAPI:fail, invalid signature", realAuthUrl: [url] });

/** The emulator's own test account. */
const secret = { appid: appId, secret: "0123456789abcdef0123456789abcdef" };

/** A signature by the account's ticket. */
async function signed(emulator: Emulator, url: string) {
  const token = (await stable(emulator, secret)).body["access_token"];
  const ticket = String((await ticketOf(emulator, token)).body["ticket"]);
  const fields = { timestamp: "1414587457", nonceStr: "Wm3WZYTPz0wzccnW" };
  return { ...signature, verifySignature: signTicket({ ticket, ...fields, url }) };
}

describe.each(platforms)("on %s", (platform) => {
  const on = { place: "wechat", platform, panel: false } as const;

  test("with an emulator: a right signature is taken, another account's is not", async () => {
    const { emulator, asked } = simulateOn(on);
    expect(await ask(["geoLocation"], await signed(emulator, page()))).toEqual(ok);
    expect(await ask(["geoLocation"])).toEqual(invalid());
    const foreign = { ...(await signed(emulator, page())), verifyAppId: testAccount.appId };
    expect(await ask(["geoLocation"], foreign)).toMatchObject({ err_msg: "preVerifyJSAPI:fail, invalid appid" });
    expect(asked).toContain("GET http://127.0.0.1:4100/emulator/weChat/verify");
  });

  test("with an emulator: iOS checks the address of the landing, Android the current one, without the fragment", async () => {
    const landed = page();
    const { emulator } = simulateOn(on);
    visit("?table=3#/cart");
    const [right, wrong] = platform === "ios" ? [landed, page()] : [page(), landed];
    expect(right).not.toBe(wrong);
    expect(await ask(["geoLocation"], await signed(emulator, wrong))).toEqual(invalid(right));
    expect(await ask(["geoLocation"], await signed(emulator, right))).toEqual(ok);
  });

  test("which address it is can be set", async () => {
    const landed = page();
    const { emulator, simulator } = simulateOn(on);
    visit("?table=3");
    simulator.set({ weChat: { signed: "landing" } });
    expect(await ask([], await signed(emulator, landed))).toEqual(ok);
    simulator.set({ weChat: { signed: "current" } });
    expect(await ask([], await signed(emulator, landed))).toEqual(invalid());
    expect(await ask([], await signed(emulator, page()))).toEqual(ok);
  });

  test("an emulator that is down: it fails, and the console says why", async () => {
    const said = listen("error");
    const { network } = simulateOn(on);
    network.line = "down";
    expect(await ask([])).toEqual({ err_msg: "preVerifyJSAPI:fail" });
    expect(said()).toEqual([expect.stringContaining("silent, http://127.0.0.1:4100")]);
    network.line = () => Response.json({ ok: "yes" });
    expect(await ask([])).toEqual({ err_msg: "preVerifyJSAPI:fail" });
  });

  test("without one: any that could be a signature", async () => {
    simulateWeChat(platform);
    expect(await ask([])).toEqual(ok);
    for (const more of [
      { verifySignature: "abc" },
      { verifySignature: 1 },
      { verifyAppId: "" },
      { verifyNonceStr: undefined },
      { verifyTimestamp: "now" },
    ]) {
      expect(await ask([], { ...signature, ...more })).toEqual(invalid());
    }
    expect(await invoke("preVerifyJSAPI")).toEqual(invalid());
  });

  test("a backend in the page says whether it is right", async () => {
    const landed = page();
    const checkSignature = vi.fn(({ nonceStr }: { nonceStr: string }) => Promise.resolve(nonceStr === "right"));
    simulateWeChat(platform, { checkSignature });
    visit("?table=3#/cart");
    const url = platform === "ios" ? landed : page();
    expect(await ask([], { ...signature, verifyNonceStr: "right" })).toEqual(ok);
    expect(await ask([])).toEqual(invalid(url));
    const { verifyTimestamp: timestamp, verifySignature } = signature;
    const first = { appId, timestamp, nonceStr: "right", signature: verifySignature, url };
    expect(checkSignature.mock.calls[0]).toEqual([first]);
  });

  test("a backend that throws is no answer: it fails, and the console has it", async () => {
    const said = listen("error");
    simulateWeChat(platform, {
      checkSignature: () => {
        throw new Error("no ticket");
      },
    });
    expect(await ask([])).toEqual({ err_msg: "preVerifyJSAPI:fail" });
    expect(said()).toEqual([expect.stringContaining("no ticket")]);
  });

  test("faults: once, always, once offline, never", async () => {
    const { simulator } = simulateWeChat(platform, { weChat: { signature: "invalid-once" } });
    expect(await ask([])).toMatchObject({ err_msg: "preVerifyJSAPI:fail, invalid signature", realAuthUrl: [page()] });
    expect([await ask([]), await ask([])]).toEqual([ok, ok]);
    simulator.set({ weChat: { signature: "invalid-once" } });
    expect([await ask([]), await ask([])]).toEqual([invalid(), ok]);
    simulator.reset();
    expect([await ask([]), await ask([])]).toEqual([invalid(), ok]);
    simulator.set({ weChat: { signature: "invalid" } });
    expect([await ask([]), await ask([])]).toEqual([invalid(), invalid()]);
    simulator.set({ weChat: { signature: "offline-once" } });
    const offline = { err_msg: "preVerifyJSAPI:fail, the permission value is offline verifying" };
    expect([await ask([]), await ask([])]).toEqual([offline, ok]);
    simulator.set({ weChat: { signature: "silent" } });
    const answered = vi.fn();
    void ask([]).then(answered);
    await settled();
    expect(answered).not.toHaveBeenCalled();
  });

  test("what was refused gives no permission", async () => {
    listen("warn");
    simulateWeChat(platform, { weChat: { signature: "invalid-once" } });
    await ask(["geoLocation"]);
    expect(await invoke("geoLocation", signature)).toEqual({ err_msg: "system:access_denied" });
    await ask(["geoLocation"]);
    expect(await invoke("geoLocation", signature)).toMatchObject({ err_msg: "geoLocation:ok" });
  });
});

test("what cannot be set is said by its name", () => {
  const said = listen("error");
  const weChat = JSON.parse('{"signature":"wrong"}') as object;
  const { simulator } = simulateWeChat("ios", { weChat });
  expect(simulator.settings.weChat).toEqual({});
  expect(said()).toEqual([
    expect.stringMatching(/^createSimulator\(\): weChat is .* and may be: \{ bridge: prompt, late/),
  ]);
});
