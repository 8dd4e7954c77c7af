// The kit's own server on the emulated WeChat.
import { expect, test } from "vitest";
import type { EmulatorWeChatOptions, WeChatMessageMode } from "../../src/emulator/index.js";
import { createVVChatHandler, createWeChatClient } from "../../src/server/index.js";
import { base, emulate } from "./platform.js";
import { account, otherAccount, paths, ticketOf } from "./weChat.js";

const shop = "https://shop.example/api/vvchat";

function open(mode: WeChatMessageMode = "plain", options: EmulatorWeChatOptions = {}) {
  const accounts = [{ ...account, messageUrl: `${shop}/wechat/messages`, messageMode: mode }];
  const emulator = emulate({
    weChat: { accounts, messageRetries: [1, 1, 1], ...options },
    fetch: (url, init) => handler(new Request(url, init)),
  });
  const heard: string[] = [];
  const { appId, appSecret, token, encodingAESKey } = account;
  const handler = createVVChatHandler({
    url: shop,
    platform: { base, appId: "test", appKey: "123456", storeNo: "s1234", fetch: emulator.fetch },
    secrets: ["a secret of more than thirty-two letters"],
    weChat: {
      appId,
      appSecret,
      token,
      ...(mode !== "plain" && { encodingAESKey }),
      api: "http://127.0.0.1:4100",
      fetch: emulator.fetch,
      onMessage: (message) => {
        heard.push(message.msgType);
        return "有座位";
      },
    },
  });
  const get = async (path: string) =>
    (await handler(new Request(shop + path))).json() as Promise<Record<string, string | undefined>>;
  return { emulator, heard, handler, get };
}

test.each(["plain", "compatible", "safe"] as const)(
  "in %s mode: the address is checked, a message is answered, and one that comes twice is heard once",
  async (mode) => {
    const { emulator, heard } = open(mode);
    expect(await emulator.weChat.checkAddress()).toMatchObject({ ok: true, status: 200 });
    emulator.weChat.fail("messageTwice");
    emulator.weChat.send({ type: "text", content: "有座位吗" });
    await emulator.settled();
    const replies = emulator.weChat.deliveries.map(({ outcome, reply }) => [outcome, reply]);
    expect(replies).toContainEqual(["reply", "有座位"]);
    expect(heard).toEqual(["text"]);
  },
);

test("a page is signed for with the account's ticket; when that has ended, the page's signature is wrong", async () => {
  const { emulator, get } = open();
  const url = "https://shop.example/tea?code=1";
  const sign = await get(`/wechat/signature?url=${encodeURIComponent(url)}`);
  const { appId = "", timestamp, nonceStr = "", signature = "" } = sign;
  // In JSON it is a number.
  const page = { appId, timestamp: String(timestamp), nonceStr, signature, url };
  expect(emulator.weChat.verify(page)).toEqual({
    ok: true,
    realAuthUrl: [url],
  });
  emulator.weChat.fail("ticketExpired");
  expect(emulator.weChat.verify(page).ok).toBe(false);
});

test("40001: the token is dropped and fetched once more", async () => {
  const emulator = emulate({ weChat: { accounts: [account, otherAccount] } });
  const { appId, appSecret } = account;
  const client = createWeChatClient({ appId, appSecret, api: "http://127.0.0.1:4100", fetch: emulator.fetch });
  const old = await client.accountToken();
  emulator.weChat.fail("40001");
  expect(await client.ticket()).toMatch(/^\w+$/);
  expect(emulator.weChat.requests.map(({ path, errcode }) => [path, errcode])).toEqual([
    [paths.stable, 0],
    [paths.ticket, 40001],
    [paths.stable, 0],
    [paths.ticket, 0],
  ]);
  expect((await ticketOf(emulator, old)).body["errcode"]).toBe(40001);
});
