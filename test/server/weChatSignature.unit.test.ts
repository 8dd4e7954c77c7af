import { beforeEach, expect, test } from "vitest";
import { signTicket } from "../../src/platform/weChat/sign.js";
import { type World, createWorld, openBrowser, refusalOf } from "./world.js";
import { account, createWeChatHost, type WeChatHost } from "./weChatHost.js";

interface Signature {
  appId: string;
  timestamp: number;
  nonceStr: string;
  signature: string;
}

const ticketPath = "/cgi-bin/ticket/getticket";
let host: WeChatHost;
let world: World;
beforeEach(() => {
  host = createWeChatHost();
  world = createWorld({ weChat: { ...account, fetch: host.fetch }, origins: ["https://m.shop.example"] });
});

const ask = (url: string): Promise<Response> => world.send(`/wechat/signature?url=${encodeURIComponent(url)}`);

test.each([
  "https://shop.example",
  "https://shop.example/",
  "https://shop.example/cart?id=1&code=C0DE&state=a+b%20c",
  "https://shop.example?x=1",
  "https://m.shop.example/%E8%8C%B6#/cart?id=1#2",
  "https://shop.example/茶",
])("%s is signed as it is, without what follows #", async (url) => {
  const answer = await ask(url);
  expect([answer.status, answer.headers.get("cache-control")]).toEqual([200, "no-store"]);
  const { appId, timestamp, nonceStr, signature } = (await answer.json()) as Signature;
  expect(appId).toBe(account.appId);
  expect(Math.abs(timestamp - Date.now() / 1000)).toBeLessThan(5);
  expect(nonceStr).toMatch(/^\w{16,32}$/);
  const [page = ""] = url.split("#", 1);
  expect(signature).toBe(signTicket({ ticket: "TICKET-2", nonceStr, timestamp, url: page }));
});

test.each<[string, Record<string, string>]>([
  ["the app's own page", { origin: "https://shop.example", "sec-fetch-site": "same-origin" }],
  ["a page of another origin of the app's", { origin: "https://m.shop.example", "sec-fetch-site": "same-site" }],
  ["a foreign page, which no header lets read it", { origin: "https://evil.example", "sec-fetch-site": "cross-site" }],
  ["no page", {}],
])("is asked for by %s: the page that is signed counts, and CORS is not the handler's", async (_, headers) => {
  const url = encodeURIComponent("https://shop.example/cart");
  const answer = await world.send(`/wechat/signature?url=${url}`, { headers });
  expect(answer.status).toBe(200);
  expect([...answer.headers.keys()].filter((name) => name.startsWith("access-control"))).toEqual([]);
});

test.each([
  "https://evil.example/",
  "https://shop.example.evil.example/",
  "https://shop.example:8443/",
  "https://shop.example@evil.example/",
  "https://user@shop.example/",
  "http://shop.example/",
  "HTTPS://shop.example/",
  "//shop.example/",
  "https:shop.example/",
  "javascript:https://shop.example/",
])("%s is not the app's own, and is not signed", async (url) => {
  expect(await refusalOf(ask(url))).toEqual([403, "foreign_origin"]);
  expect(host.asked).toEqual([]);
});

test.each([
  "",
  "https://shop.example/\n",
  "https://shop.example/a b",
  "https:\\\\shop.example/",
  `https://shop.example/${"x".repeat(4096)}`,
])("%j is no address", async (url) => {
  expect(await refusalOf(ask(url))).toEqual([400, "invalid_request"]);
  expect(host.asked).toEqual([]);
});

test("a hundred pages at once, and another process, have one ticket", async () => {
  const others = world.start();
  const url = `https://shop.example/api/vvchat/wechat/signature?url=${encodeURIComponent("https://shop.example/")}`;
  const answers = await Promise.all(
    Array.from({ length: 100 }, (_, index) => (index % 2 ? world.handler : others)(new Request(url))),
  );
  expect(answers.map(({ status }) => status)).toEqual(Array(100).fill(200));
  expect([host.times("/cgi-bin/stable_token"), host.times(ticketPath)]).toEqual([1, 1]);
  const nonces = await Promise.all(answers.map(async (answer) => ((await answer.json()) as Signature).nonceStr));
  expect(new Set(nonces).size).toBe(100);
});

test("where WeChat refuses the ticket the log says why, and the page is told no more than that", async () => {
  host.always(ticketPath, { errcode: 48001, errmsg: "api unauthorized" });
  expect(await refusalOf(ask("https://shop.example/"))).toEqual([502, "wechat_refused"]);
  expect(world.errors).toMatchObject([{ code: "not_permitted", mendedBy: "configuration", errcode: 48001 }]);
});

test("it is 404 where the server knows no account, and 405 for a POST", async () => {
  expect(await refusalOf(openBrowser(world).post("/wechat/signature"))).toEqual([405, "method_not_allowed"]);
  world = createWorld();
  expect(await refusalOf(ask("https://shop.example/"))).toEqual([404, "not_found"]);
});

test.each([
  { token: "a" },
  { token: "with space" },
  { encodingAESKey: "short" },
  { token: undefined, onMessage: () => {} },
  { api: "http://api.example" },
  { appSecret: "" },
])("weChat with %o is refused at the start", (options) => {
  expect(() => createWorld({ weChat: { ...account, ...options } })).toThrow(/^weChat: /);
});
