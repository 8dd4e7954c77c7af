import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { deepLinkBridge } from "../../src/bridges/deepLink.js";
import { createVVChatClient } from "../../src/client/createClient.js";
import { auth } from "../../src/methods/auth.js";
import { answerUrl, createPhone } from "./phone.js";
import { onReturn, page, signIn, told } from "./scene.js";

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
describe("whatever the address holds", () => {
  test("100 kB of it", async () => {
    const { phone, redirectUri, agreed } = signIn();
    const noise = Array.from({ length: 10_000 }, (_, index) => `&n${String(index)}=?${String(index)}`).join("");
    const started = performance.now();
    const back = phone.open(answerUrl(redirectUri, agreed).replace("#", `${noise}#`));
    expect(performance.now() - started).toBeLessThan(1000);
    expect(back.url).toContain("n9999=");
    await expect(back.client.takeReturn(auth)?.outcome).resolves.toMatchObject({ code: "C1" });
  });

  test("100 kB of slashes, and of one parameter", async () => {
    const { phone, redirectUri, agreed } = signIn();
    const long = `${"/".repeat(100_000)}x`;
    const codes = "&code=C1".repeat(12_000);
    const started = performance.now();
    phone.open(answerUrl(redirectUri.replace("/tea", long), agreed).replace("#", `${codes}#`));
    expect(performance.now() - started).toBeLessThan(1000);
    await soon();
    expect(told.at(-1)?.error?.code).toBe("state_mismatch");
  });

  test.each(["%", "%zz", "%E0%A4%A", "%00", "%ff%fe"])("percent garbage: %s", async (garbage) => {
    const { phone, state, redirectUri } = signIn();
    const back = phone.open(answerUrl(redirectUri, { err_code: "0", code: garbage, state }, "unencoded"));
    expect(back.url).toBe(page);
    expect(await back.client.takeReturn(auth)?.outcome).toHaveProperty("code");
  });

  test("an app that throws when it is told of it: the page goes on", async () => {
    const thrown = vi.fn();
    process.once("uncaughtException", thrown);
    const phone = createPhone({
      client: {
        onReturn() {
          throw new Error("of the app");
        },
      },
    });
    const { redirectUri, agreed } = signIn({ phone });
    const back = phone.open(answerUrl(redirectUri, agreed));
    expect(back.client.takeReturn(auth)).toBeDefined();
    await expect(vi.advanceTimersByTimeAsync(1)).rejects.toThrow("of the app");
    process.off("uncaughtException", thrown);
  });
});

describe("where the page is hydrated", () => {
  test.each(["__next_f", "$_TSR", "__reactRouterContext"])("%s: the address is left alone until then", async (name) => {
    const { phone, redirectUri, agreed } = signIn();
    vi.stubGlobal(name, []);
    const url = answerUrl(redirectUri, agreed);
    const back = phone.open(url);
    expect(back.url).toBe(url);
    back.client.cleanUrl();
    expect(back.url).toBe(url);
    await vi.advanceTimersByTimeAsync(1);
    expect(back.url).toBe(page);
  });

  test("the app's router does it, and the answer is there before", async () => {
    const replaceUrl = vi.fn();
    const phone = createPhone({ client: { replaceUrl } });
    const { redirectUri, agreed } = signIn({ phone });
    const { client } = phone.open(answerUrl(redirectUri, agreed));
    expect(client.takeReturn(auth)).toBeDefined();
    client.cleanUrl();
    client.cleanUrl();
    await vi.advanceTimersByTimeAsync(1);
    expect(replaceUrl.mock.calls).toEqual([[page]]);
  });

  test("a client that is made anew before that, as StrictMode does, reads the same answer, and spoils nothing", async () => {
    const { phone, redirectUri, agreed } = signIn();
    const replaceUrl = vi.fn();
    phone.open(answerUrl(redirectUri, agreed), { replaceUrl });
    const again = createVVChatClient({ appId: "app", bridges: [deepLinkBridge()], replaceUrl, onReturn });
    await expect(again.takeReturn(auth)?.outcome).resolves.toMatchObject({ code: "C1" });
    again.cleanUrl();
    await vi.advanceTimersByTimeAsync(1);
    expect(replaceUrl.mock.calls).toEqual([[page]]);
    expect(told).toHaveLength(1);
  });

  test("a page that was opened without an answer is left alone", async () => {
    const replaceUrl = vi.fn();
    createPhone({ client: { replaceUrl } }).open(page).client.cleanUrl();
    await vi.advanceTimersByTimeAsync(1);
    expect(replaceUrl).not.toHaveBeenCalled();
  });
});
