// What the page must show WeChat before it may use its functions: a signature of the right address.
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { defineMethod } from "../../src/index.js";
import { chooseImage, hideOptionMenu, scanQRCode } from "../../src/wechat/index.js";
import { rejection, watch } from "../client/watch.js";
import { inWeChat, soon, userAgents } from "./inWeChat.js";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

const url = "https://shop.example/tea?a=1";
const invalidSignature = { err_msg: "preVerifyJSAPI:fail_invalid signature" };
const fields = (index: number) => ({
  appId: "wx1",
  verifyAppId: "wx1",
  verifySignType: "sha1",
  verifyTimestamp: "1414587457",
  verifyNonceStr: `n${String(index)}`,
  verifySignature: `s${String(index)}`,
});

test("is asked once, by the bridge's own names, and every call carries it", async () => {
  const { client, native, signer } = inWeChat();
  await Promise.all([client.call(hideOptionMenu), client.call(hideOptionMenu)]);
  await client.call(hideOptionMenu);
  expect(signer.urls).toEqual([url]);
  const [asked] = native.named("preVerifyJSAPI");
  expect(native.named("preVerifyJSAPI")).toHaveLength(1);
  expect(Object.keys(asked?.params ?? {})).toEqual([
    "verifyJsApiList",
    "verifyOpenTagList",
    "appId",
    "verifyAppId",
    "verifySignType",
    "verifyTimestamp",
    "verifyNonceStr",
    "verifySignature",
  ]);
  expect(asked?.params).toMatchObject({ verifyOpenTagList: [], ...fields(1) });
  expect(asked?.params.verifyJsApiList).toEqual(expect.arrayContaining(["imagePreview", "updateTimelineShareData"]));
  expect(native.named("hideOptionMenu").map(({ params }) => params)).toEqual([fields(1), fields(1), fields(1)]);
});

test("is asked anew for a function that the kit does not know", async () => {
  const { client, native } = inWeChat();
  await client.call(hideOptionMenu);
  const own = defineMethod({ name: "openBusinessView", decode: () => null });
  await client.call(own);
  const asked = native.named("preVerifyJSAPI").map(({ params }) => JSON.stringify(params.verifyJsApiList));
  expect(asked.map((apis) => apis.includes('"openBusinessView"'))).toEqual([false, true]);
});

describe("WeChat looks at", () => {
  test("the address that the page has now, on Android: again after each navigation, without the hash", async () => {
    const { client, signer, navigate } = inWeChat();
    await client.call(hideOptionMenu);
    navigate("https://shop.example/cart?b=2#x");
    await client.call(hideOptionMenu);
    navigate("https://shop.example/cart?b=2#y");
    await client.call(hideOptionMenu);
    expect(signer.urls).toEqual([url, "https://shop.example/cart?b=2"]);
  });

  test("the address that it was opened with, on iOS: once", async () => {
    const { client, signer, navigate } = inWeChat({ userAgent: userAgents.ios });
    navigate("https://shop.example/cart?b=2#x");
    await client.call(hideOptionMenu);
    navigate("https://shop.example/me");
    await client.call(hideOptionMenu);
    expect(signer.urls).toEqual([url]);
  });

  test("and that is as it was before an answer was taken out of it", async () => {
    const { open, signer } = inWeChat({ userAgent: userAgents.ios });
    const tab = open("https://shop.example/tea?code=C1&state=S1#wechat_redirect");
    expect(tab.url).toBe("https://shop.example/tea");
    await tab.client.call(hideOptionMenu);
    expect(signer.urls).toEqual(["https://shop.example/tea?code=C1&state=S1"]);
  });
});

describe("an invalid signature", () => {
  const once = (more: object = {}) => ({
    preVerifyJSAPI: (times: number) =>
      times === 1 ? { ...invalidSignature, ...more } : { err_msg: "preVerifyJSAPI:ok" },
  });

  test.each([
    ["android", "https://shop.example/cart", url],
    ["ios", url, "https://shop.example/cart"],
  ] as const)("on %s: the other guess, once", async (phone, first, second) => {
    const { client, signer, navigate } = inWeChat({ userAgent: userAgents[phone], script: once() });
    navigate("https://shop.example/cart");
    await client.call(hideOptionMenu);
    expect(signer.urls).toEqual([first, second]);
  });

  test("with the address that WeChat looked at: that one", async () => {
    const realAuthUrl = ["https://shop.example/entry?from=chat#h"];
    const { client, signer } = inWeChat({ script: once({ realAuthUrl }) });
    await client.call(hideOptionMenu);
    expect(signer.urls).toEqual([url, "https://shop.example/entry?from=chat"]);
  });

  test.each([
    ["of another origin", ["https://evil.example/"]],
    ["of an origin that begins alike", ["https://shop.example.evil.example/"]],
    ["that is no address", [7]],
  ])("with an address %s: not that one", async (_, realAuthUrl) => {
    const { client, signer, navigate } = inWeChat({ script: once({ realAuthUrl }) });
    navigate("https://shop.example/cart");
    await client.call(hideOptionMenu);
    expect(signer.urls).toEqual(["https://shop.example/cart", url]);
  });

  test("twice: the call fails, with WeChat's words, and is not made; the next one asks again", async () => {
    const { client, signer, native, navigate } = inWeChat({
      script: { preVerifyJSAPI: (times) => (times < 3 ? invalidSignature : { err_msg: "preVerifyJSAPI:ok" }) },
    });
    navigate("https://shop.example/cart");
    const error = await rejection(client.call(hideOptionMenu));
    expect(error).toMatchObject({ code: "failed", hostMessage: invalidSignature.err_msg });
    expect(native.named("hideOptionMenu")).toEqual([]);
    await client.call(hideOptionMenu);
    expect(signer.urls).toHaveLength(3);
  });
});

test("what the account may not do: the developer is told where to look", async () => {
  const { client } = inWeChat({ script: { hideOptionMenu: () => ({ err_msg: "hideOptionMenu:access_denied" }) } });
  expect(await rejection(client.call(hideOptionMenu))).toMatchObject({
    code: "failed",
    message: expect.stringContaining("接口权限") as unknown,
    hostMessage: "hideOptionMenu:access_denied",
  });
});

test("a domain that the account does not have is not tried again", async () => {
  const words = "preVerifyJSAPI:fail_invalid url domain";
  const { client, native, navigate } = inWeChat({ script: { preVerifyJSAPI: () => ({ err_msg: words }) } });
  navigate("https://shop.example/cart");
  expect(await rejection(client.call(hideOptionMenu))).toMatchObject({ code: "failed", hostMessage: words });
  expect(native.named("preVerifyJSAPI")).toHaveLength(1);
});

test("permissions that WeChat is still reading are asked for once more, with the same address", async () => {
  const words = "preVerifyJSAPI:fail_the_permission_value_is_offline_verifying";
  const { client, signer } = inWeChat({
    script: { preVerifyJSAPI: (times) => ({ err_msg: times === 1 ? words : "preVerifyJSAPI:ok" }) },
  });
  await client.call(hideOptionMenu);
  expect(signer.urls).toEqual([url, url]);
});

describe.each<[string, unknown]>([
  ["null", null],
  ["{}", {}],
  ["[]", []],
  [":OK", { err_msg: "preVerifyJSAPI:OK" }],
  [":confirm", { err_msg: "preVerifyJSAPI:confirm" }],
  ["words that are no text", { err_msg: 7 }],
])("an answer of %s", (_, raw) => {
  test("is no permission", async () => {
    const { client, native } = inWeChat({ script: { preVerifyJSAPI: () => raw } });
    expect((await rejection(client.call(hideOptionMenu))).code).toBe("invalid_response");
    expect(native.named("hideOptionMenu")).toEqual([]);
  });
});

describe("silence", () => {
  test("of WeChat: the call ends after 10 s, and the next one asks again", async () => {
    const { client, native } = inWeChat({ script: { preVerifyJSAPI: () => undefined } });
    const call = watch(client.call(chooseImage, {}));
    await soon(9_999);
    expect(call.state).toBe("pending");
    await soon(1);
    expect(call.state).toBe("timeout");
    expect(call.error?.hostMessage).toBe("preVerifyJSAPI got no answer within 10 s");
    watch(client.call(scanQRCode, {}));
    await soon(0);
    expect(native.named("preVerifyJSAPI")).toHaveLength(2);
  });

  test("of its bridge: the call ends after 10 s, and one that comes then is asked nothing", async () => {
    const { client, native, arrive } = inWeChat({ ready: false });
    const call = watch(client.call(hideOptionMenu));
    await soon(9_999);
    expect(call.state).toBe("pending");
    await soon(1);
    expect(call.state).toBe("timeout");
    arrive();
    await soon(0);
    expect(native.invoked).toEqual([]);
  });

  test("at first: what waits is called when the bridge comes", async () => {
    const { client, native, arrive } = inWeChat({ ready: false });
    const call = watch(client.call(hideOptionMenu));
    await soon(9_000);
    arrive();
    arrive();
    await soon(0);
    expect(call.state).toBe("success");
    expect(native.invoked.map(({ name }) => name)).toEqual(["preVerifyJSAPI", "hideOptionMenu"]);
  });
});

describe("a server", () => {
  test("that has no signature: the developer is told which function is missing", async () => {
    const { client } = inWeChat({ client: { api: {} } });
    expect(await rejection(client.call(hideOptionMenu))).toMatchObject({
      code: "invalid",
      message: expect.stringContaining('"api.weChatSignature" is missing') as unknown,
    });
  });

  test("that is out of reach", async () => {
    const weChatSignature = vi
      .fn<() => Promise<never>>()
      .mockRejectedValueOnce(new TypeError("Failed to fetch"))
      .mockRejectedValue(new Error("Boom"));
    const { client } = inWeChat({ client: { api: { weChatSignature } } });
    expect((await rejection(client.call(hideOptionMenu))).code).toBe("network");
    expect((await rejection(client.call(hideOptionMenu))).code).toBe("server");
  });

  test.each([{}, null, 7, { appId: "wx1", timestamp: "1", nonceStr: "n", signature: "s" }])(
    "that signs with nonsense: %j is shown to nobody",
    async (answer) => {
      const weChatSignature = vi.fn().mockResolvedValue(answer);
      const { client, native } = inWeChat({ client: { api: { weChatSignature } } });
      expect((await rejection(client.call(hideOptionMenu))).code).toBe("server");
      expect(native.invoked).toEqual([]);
    },
  );

  test("that signs for another account: the developer is told both", async () => {
    const weChatSignature = vi.fn().mockResolvedValue({ appId: "wx2", timestamp: 1, nonceStr: "n", signature: "s" });
    const { client, native } = inWeChat({ client: { api: { weChatSignature } } });
    expect(await rejection(client.call(hideOptionMenu))).toMatchObject({
      code: "invalid",
      message: expect.stringContaining("wx1 in the page, and wx2 on the server") as unknown,
    });
    expect(native.invoked).toEqual([]);
  });

  test("by its path: asked over HTTP", async () => {
    const answer = { appId: "wx1", timestamp: 1, nonceStr: "n1", signature: "s1" };
    const fetch = vi.fn<(url: string) => Promise<Response>>(() => Promise.resolve(Response.json(answer)));
    vi.stubGlobal("fetch", fetch);
    const { client, native } = inWeChat({ client: { api: "/api/vvchat" } });
    await client.call(hideOptionMenu);
    expect(fetch.mock.calls[0]?.[0]).toBe(`/api/vvchat/wechat/signature?url=${encodeURIComponent(url)}`);
    expect(native.named("hideOptionMenu")[0]?.params).toMatchObject({ verifyTimestamp: "1", verifySignature: "s1" });
  });
});

test("a bridge that throws ends the call", async () => {
  const { client } = inWeChat({
    script: {
      preVerifyJSAPI: () => {
        throw new Error("By the test");
      },
    },
  });
  expect(await rejection(client.call(hideOptionMenu))).toMatchObject({
    code: "failed",
    message: expect.stringContaining("By the test") as unknown,
  });
});

describe("the page's own wx", () => {
  test("is told the signature that WeChat has taken, and asks for nothing itself", async () => {
    const config = vi.fn<(options: object) => void>();
    const { client } = inWeChat({ wx: { config } });
    await client.call(hideOptionMenu);
    expect(config).toHaveBeenCalledExactlyOnceWith({
      check: false,
      appId: "wx1",
      timestamp: 1_414_587_457,
      nonceStr: "n1",
      signature: "s1",
      jsApiList: expect.arrayContaining(["chooseImage"]) as unknown,
    });
  });

  test("is told nothing where it has read an answer in the address: it would send that to WeChat", async () => {
    const config = vi.fn<(options: object) => void>();
    const { open } = inWeChat({ wx: { config } });
    const { client } = open("https://shop.example/tea?code=C1&state=S1");
    await client.call(hideOptionMenu);
    expect(config).not.toHaveBeenCalled();
  });

  test("is told nothing where WeChat refuses", async () => {
    const config = vi.fn<(options: object) => void>();
    const { client } = inWeChat({ wx: { config }, script: { preVerifyJSAPI: () => invalidSignature } });
    await rejection(client.call(hideOptionMenu));
    expect(config).not.toHaveBeenCalled();
  });
});
