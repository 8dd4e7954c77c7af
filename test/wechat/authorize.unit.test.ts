// Signing in by WeChat's web authorization: out, and back.
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { auth, deepLinkBridge } from "../../src/index.js";
import { weChatBridge } from "../../src/wechat/index.js";
import { rejection, watch } from "../client/watch.js";
import { createPhone } from "../returns/phone.js";
import { inWeChat, landing, soon, userAgents, type WeChatScene } from "./inWeChat.js";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** A sign-in that has left the page. */
function signIn(scene: WeChatScene = {}, params: { scope?: string; state?: string } = {}) {
  const page = inWeChat(scene);
  const call = page.client.call(auth, { scope: "snsapi_userinfo", ...params });
  const watched = watch(call);
  const link = page.phone.last;
  const query = new URL(link || "https://none.example").searchParams;
  const redirectUri = query.get("redirect_uri") ?? "";
  const state = query.get("state") ?? "";
  const back = (more: string) => page.open(`${redirectUri}${more}`);
  return { ...page, call, watched, link, redirectUri, state, back };
}

describe("it leaves for WeChat", () => {
  test("with the parameters in WeChat's order, and its fragment", () => {
    const { link, redirectUri, state } = signIn();
    expect(link).toBe(
      "https://open.weixin.qq.com/connect/oauth2/authorize?appid=wx1" +
        `&redirect_uri=${encodeURIComponent(redirectUri)}&response_type=code&scope=snsapi_userinfo&state=${state}#wechat_redirect`,
    );
    expect(redirectUri).toMatch(/^https:\/\/shop\.example\/tea\?a=1&vvchat_call=[\da-f]{32}$/);
    expect(state).toMatch(/^[\da-f]{32}$/);
  });

  test.each([
    [undefined, "snsapi_userinfo", "snsapi_userinfo"],
    ["snsapi_base", "snsapi_userinfo", "snsapi_base"],
    [undefined, "snsapi_base", "snsapi_base"],
    ["snsapi_userinfo", "snsapi_base", "snsapi_base"],
  ] as const)("with the bridge's scope %s and the call's %s: %s", (own, scope, asked) => {
    const { link } = signIn({ bridge: { scope: own } }, { scope });
    expect(new URL(link).searchParams.get("scope")).toBe(asked);
  });

  test.each(["a-b", "a b", "状态", "a".repeat(129)])(
    "not with a state that WeChat does not take: %s",
    async (state) => {
      const { call, phone } = signIn({}, { state });
      expect((await rejection(call)).code).toBe("invalid");
      expect(phone.opened).toEqual([]);
    },
  );

  test("with a state of the app's own", () => {
    expect(signIn({}, { state: "A1".repeat(64) }).state).toBe("A1".repeat(64));
  });
});

describe("it comes back", () => {
  test.each(["", "#wechat_redirect"])("with a code, to the page's own hash, behind %s", async (fragment) => {
    const { back, state } = signIn();
    const tab = back(`&code=C1&state=${state}${fragment}`);
    expect(tab.url).toBe(landing);
    await expect(tab.client.takeReturn(auth)?.outcome).resolves.toEqual({
      code: "C1",
      state,
      scope: "snsapi_userinfo",
      host: "wechat",
    });
  });

  test("on another path, it gets no hash of the page that asked", () => {
    const { open, redirectUri, state } = signIn();
    const url = `${redirectUri.replace("/tea?", "/me?")}&code=C1&state=${state}`;
    expect(open(url).url).toBe("https://shop.example/me?a=1");
  });

  test("its hash is put back once, and not onto what the page shows later", () => {
    const { back, state, navigate } = signIn();
    const { client } = back(`&code=C1&state=${state}#wechat_redirect`);
    navigate("https://shop.example/cart?code=a&state=b");
    expect(client.explain("auth").link).toBe("https://shop.example/cart");
  });

  test("where the page has no hash, it gets none", () => {
    const page = inWeChat();
    page.navigate("https://shop.example/cart");
    page.client.call(auth, { scope: "snsapi_base" }).catch(() => {});
    const { searchParams } = new URL(page.phone.last);
    const url = `${searchParams.get("redirect_uri") ?? ""}&code=C1&state=${searchParams.get("state") ?? ""}`;
    expect(page.open(`${url}#wechat_redirect`).url).toBe("https://shop.example/cart");
  });

  test.each(["", "&code=", "&code=authdeny"])("refused, with its state and %j", async (code) => {
    const { back, state } = signIn();
    const tab = back(`${code}&state=${state}#wechat_redirect`);
    expect(tab.url).toBe(landing);
    const outcome = tab.client.takeReturn(auth)?.outcome;
    expect((await rejection(outcome ?? Promise.resolve())).code).toBe("denied");
  });

  test.each([
    ["a code without a state", "&code=C1"],
    ["another state", "&code=C1&state=deadbeef"],
    ["two states", "&code=C1&state=STATE&state=x"],
  ])("with %s: it is no answer", async (_, answer) => {
    const { back, state } = signIn();
    const tab = back(answer.replace("STATE", state));
    expect(tab.url).toBe(landing);
    const outcome = tab.client.takeReturn(auth)?.outcome;
    expect((await rejection(outcome ?? Promise.resolve())).code).toBe("state_mismatch");
  });

  test("once: the same address again signs nobody in", async () => {
    const { back, state } = signIn();
    back(`&code=C1&state=${state}`).client.takeReturn(auth);
    const again = back(`&code=C1&state=${state}`);
    const outcome = again.client.takeReturn(auth)?.outcome;
    expect((await rejection(outcome ?? Promise.resolve())).code).toBe("state_mismatch");
  });

  test("to a page that another host opened: its state is not WeChat's", async () => {
    // One storage, as in the simulator: a sign-in in the phone's browser, and then a page in WeChat.
    const browser = createPhone({ bridges: (window) => [deepLinkBridge({ window })] });
    browser
      .open(landing)
      .client.call(auth, { scope: "snsapi_userinfo" })
      .catch(() => {});
    const link = new URL(browser.last).searchParams;
    const page = inWeChat();
    for (const [name, item] of browser.items) page.phone.items.set(name, item);
    const tab = page.open(
      `${link.get("redirect_uri")?.replace("#top", "") ?? ""}&code=C1&state=${link.get("state") ?? ""}`,
    );
    expect(tab.url.startsWith("https://shop.example/tea?a=1")).toBe(true);
    const outcome = tab.client.takeReturn(auth)?.outcome;
    expect((await rejection(outcome ?? Promise.resolve())).code).toBe("state_mismatch");
  });

  test("to a browser outside WeChat: a code of WeChat's is no answer there", async () => {
    const { phone, redirectUri, state } = signIn();
    const outside = createPhone({
      bridges: (window) => [weChatBridge({ appId: "wx1", window }), deepLinkBridge({ window })],
    });
    for (const [name, item] of phone.items) outside.items.set(name, item);
    const tab = outside.open(`${redirectUri}&code=C1&state=${state}`);
    const outcome = tab.client.takeReturn(auth)?.outcome;
    expect((await rejection(outcome ?? Promise.resolve())).code).toBe("state_mismatch");
  });

  test("by hand, from the browser's memory: cancelled after a second", async () => {
    const { restore, watched } = signIn();
    restore();
    await soon(999);
    expect(watched.state).toBe("pending");
    await soon(1);
    expect(watched.state).toBe("cancelled");
  });
});

test("what WeChat leaves in the address is taken off where nothing came back", () => {
  const onReturn = vi.fn<() => void>();
  const { open } = inWeChat({ client: { onReturn } });
  expect(open("https://shop.example/tea?a=1#wechat_redirect").url).toBe("https://shop.example/tea?a=1");
  expect(open("https://shop.example/tea#/about-wechat_redirect").url).toBe(
    "https://shop.example/tea#/about-wechat_redirect",
  );
  expect(onReturn).not.toHaveBeenCalled();
});

test("a message's scope leaves no note behind", async () => {
  const { client, phone } = inWeChat({ userAgent: userAgents.ios });
  await rejection(client.call(auth, { scope: "sessionapi_sendmsg:s1:1" }));
  expect([...phone.items]).toEqual([]);
});
