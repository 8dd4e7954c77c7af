// The handler and the emulated WeChat, which check each other: signatures, cipher, tokens, messages.
import { expect, test } from "vitest";
import { base, createWorld, openBrowser, refusalOf, type World } from "./world.js";

const account = {
  appId: "wx0123456789abcdef",
  appSecret: "0123456789abcdef0123456789abcdef",
  token: "vvchat",
  encodingAESKey: "0123456789abcdefghijklmnopqrstuvwxyzABCDEFA",
};
const messageUrl = `${base}/wechat/messages`;

function start(messageFormat: "xml" | "json" = "xml", hasKey = true): World {
  const world: World = createWorld({
    emulator: { weChat: { accounts: [{ ...account, messageUrl, messageFormat }], messageRetries: [5, 5, 5] } },
    weChat: {
      ...{ ...account, encodingAESKey: hasKey ? account.encodingAESKey : undefined },
      fetch: (url, init) => world.emulator.fetch(url, init),
      onMessage: (message) => (message.kind === "text" ? `回：${message.text}` : undefined),
    },
  });
  return world;
}

test("a code signs somebody in once, with name and both ids", async () => {
  const world = start();
  const browser = openBrowser(world);
  const code = world.emulator.weChat.allow({ scope: "snsapi_userinfo" });
  const user = { openId: "o-wx-xiaozhu", unionId: "u-xiaozhu", nickname: "小竹", host: "wechat" };
  expect(await (await browser.post("/login", { code, host: "wechat" })).json()).toMatchObject(user);
  expect(await (await browser.get("/me")).json()).toMatchObject(user);
  expect(await refusalOf(browser.post("/login", { code, host: "wechat" }))).toEqual([400, "invalid_code"]);
  const bare = world.emulator.weChat.allow({ scope: "snsapi_base" });
  expect(await (await browser.post("/login", { code: bare, host: "wechat" })).json()).not.toHaveProperty("nickname");
});

test("a page's signature is taken by the app, also after WeChat took the token back", async () => {
  const world = start();
  world.emulator.weChat.fail("40001");
  const url = "https://shop.example/cart?code=C&state=S";
  const answer = await world.send(`/wechat/signature?url=${encodeURIComponent(`${url}#hash`)}`);
  const told = (await answer.json()) as { appId: string; timestamp: number; nonceStr: string; signature: string };
  const signature = { ...told, timestamp: String(told.timestamp) };
  expect(world.emulator.weChat.verify({ ...signature, url })).toMatchObject({ ok: true });
  expect(world.emulator.weChat.verify({ ...signature, url: `${url}1` })).toMatchObject({ ok: false });
});

test("the address is the account's", async () => {
  expect(await start().emulator.weChat.checkAddress()).toMatchObject({ ok: true, status: 200 });
});

test.each([
  ["xml", "compatible", true],
  ["xml", "safe", true],
  ["json", "compatible", true],
  ["json", "safe", true],
  ["xml", "plain", false],
  ["xml", "compatible", false],
  ["json", "plain", false],
] as const)("a text in %s, %s, is answered, and the person reads it (with a key: %j)", async (format, mode, hasKey) => {
  const world = start(format, hasKey);
  world.emulator.weChat.send({ type: "text", content: "有座位吗 ]]> <b>&amp;", mode });
  await world.emulator.settled();
  world.emulator.weChat.send({ type: "event", event: "subscribe", mode });
  await world.emulator.settled();
  expect(world.errors).toEqual([]);
  expect(world.emulator.weChat.deliveries).toMatchObject([
    { outcome: "reply", reply: "回：有座位吗 ]]> <b>&amp;" },
    { outcome: "silent" },
  ]);
});

test("a server without a key in safe mode shows the person no outage", async () => {
  const world = start();
  world.restart({ weChat: { ...account, encodingAESKey: undefined, onMessage: () => "hi" } });
  world.emulator.weChat.send({ type: "text", content: "hi", mode: "safe" });
  await world.emulator.settled();
  expect(world.emulator.weChat.deliveries).toMatchObject([{ outcome: "silent", answer: "success" }]);
  expect(world.errors).toHaveLength(1);
});
