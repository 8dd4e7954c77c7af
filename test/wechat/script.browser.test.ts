// WeChat's page script, loaded for a page that uses `wx` itself.
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createVVChatClient } from "../../src/index.js";
import { hideOptionMenu, type WeChatWindow, weChatBridge } from "../../src/wechat/index.js";
import { createNative, createSigner, userAgents } from "./inWeChat.js";

const home = location.href;
const page: { wx?: unknown; configured?: unknown[] } = window as object;
let count = 0;

/** A script of its own for each test: each is loaded once for all bridges of a page. */
const script = (body: string) => `data:text/javascript,${encodeURIComponent(`${body};//${String(++count)}`)}`;
const whole = () => script("window.configured=[];window.wx={config:(options)=>window.configured.push(options)}");

function open(sdkUrl: string) {
  const native = createNative();
  const scope: WeChatWindow = Object.assign(new EventTarget(), {
    navigator: { userAgent: userAgents.android },
    location,
    document,
    ["WeixinJSBridge"]: native.bridge,
  });
  Object.defineProperty(scope, "wx", { get: () => page.wx });
  const bridge = weChatBridge({ appId: "wx1", sdkUrl, window: scope });
  const client = createVVChatClient({ appId: "app", api: createSigner().api, bridges: [bridge] });
  return { client, tags: () => [...document.scripts].filter(({ src }) => src === sdkUrl) };
}

beforeEach(() => {
  delete page.wx;
  delete page.configured;
});
afterEach(() => {
  history.replaceState(null, "", home);
  vi.restoreAllMocks();
});

test("is loaded once, when WeChat has taken the signature, and is told it", async () => {
  const sdkUrl = whole();
  const [first, second] = [open(sdkUrl), open(sdkUrl)];
  expect(first.tags()).toEqual([]);
  await Promise.all([first.client.call(hideOptionMenu), second.client.call(hideOptionMenu)]);
  await expect.poll(() => page.configured).toEqual([expect.objectContaining({ check: false, signature: "s1" })]);
  expect(first.tags()).toHaveLength(1);
});

test("one that the page brings is used, and no other loaded", async () => {
  const config = vi.fn();
  page.wx = { config };
  const { client, tags } = open(whole());
  await client.call(hideOptionMenu);
  expect(config).toHaveBeenCalledTimes(1);
  expect(tags()).toEqual([]);
});

test.each([
  ["that does not load", () => `/none-${String(++count)}.js`],
  ["that brings no wx", () => script("window.nothing = 1")],
])("one %s is reported, spoils no call, and is tried again by the next", async (_, make) => {
  const error = vi.spyOn(console, "error").mockReturnValue();
  const { client, tags } = open(new URL(make(), location.href).href);
  await client.call(hideOptionMenu);
  await expect
    .poll((): unknown[] => error.mock.calls.flat())
    .toEqual([expect.objectContaining({ code: "script_failed" })]);
  expect(tags()).toEqual([]);
  history.replaceState(null, "", "?elsewhere");
  await client.call(hideOptionMenu);
  await expect.poll(() => error.mock.calls.length).toBe(2);
});

test("it is not loaded while an answer stands in the address: it would send that to WeChat", async () => {
  const { client, tags } = open(whole());
  history.replaceState(null, "", "?code=C1&state=S1");
  await client.call(hideOptionMenu);
  expect(tags()).toEqual([]);
  history.replaceState(null, "", home);
  await client.call(hideOptionMenu);
  expect(tags()).toHaveLength(1);
});
