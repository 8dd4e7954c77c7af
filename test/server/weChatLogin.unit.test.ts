import { beforeEach, describe, expect, test } from "vitest";
import type { SignedInUser } from "../../src/server/index.js";
import {
  type World,
  createWorld,
  openBrowser,
  orderTeas,
  paymentOf,
  notify,
  refusalOf,
  signed,
  twoTeas,
} from "./world.js";
import { type WeChatBank, createWeChatBank } from "./weChatBank.js";
import { account, createWeChatHost, type WeChatHost } from "./weChatHost.js";

let host: WeChatHost;
let bank: WeChatBank;
let world: World;
const logins: SignedInUser[] = [];
beforeEach(() => {
  logins.length = 0;
  host = createWeChatHost();
  bank = createWeChatBank();
  world = createWorld({
    weChat: { ...account, fetch: host.fetch, timeout: 200, pay: bank },
    onLogin: (user) => void logins.push(user),
  });
});

const signIn = (browser = openBrowser(world)) => browser.post("/login", { code: "CODE", host: "wechat" });

describe("POST /login with WeChat's code", () => {
  test("signs in who has agreed, with name, picture and both ids, and remembers the host", async () => {
    const browser = openBrowser(world);
    const user = {
      ...{ openId: "o-wx-1", unionId: "u-1", nickname: "小竹", avatar: "https://img.example/1.png" },
      host: "wechat",
    };
    const answer = await signIn(browser);
    expect(answer.headers.getSetCookie()[0]).toMatch(/Max-Age=(7200|719\d);/);
    expect(await answer.json()).toEqual(user);
    expect(await (await browser.get("/me")).json()).toEqual(user);
    expect(logins).toMatchObject([user]);
  });

  test("with snsapi_base it ends with the open id", async () => {
    host.grant = { ...host.grant, scope: "snsapi_base", unionid: undefined };
    const browser = openBrowser(world);
    expect(await (await signIn(browser)).json()).toEqual({ openId: "o-wx-1", host: "wechat" });
    expect(host.times("/sns/userinfo")).toBe(0);
    expect((await browser.get("/me")).status).toBe(200);
  });

  test("a snapshot is told to the page, and nobody is signed in", async () => {
    host.grant = { ...host.grant, is_snapshotuser: 1 };
    const browser = openBrowser(world);
    const before = await world.state();
    const answer = await signIn(browser);
    expect(answer.headers.getSetCookie()).toEqual([]);
    expect(await answer.json()).toMatchObject({ openId: "o-wx-1", isSnapshot: true });
    expect((await browser.get("/me")).status).toBe(204);
    expect(logins).toEqual([]);
    expect(await world.state()).toEqual(before);
  });

  test.each([40029, 40163, 42003, 40030])("%i is 400: the person may try again", async (errcode) => {
    host.next("/sns/oauth2/access_token", { errcode, errmsg: "invalid code rid: 1-2" });
    const answer = await signIn();
    expect(answer.headers.getSetCookie()).toEqual([]);
    expect(await refusalOf(answer)).toEqual([400, "invalid_code"]);
    expect(world.errors).toEqual([]);
  });

  test.each([
    [{ errcode: 40125, errmsg: "invalid appsecret" }, 502, "wechat_refused"],
    [{ errcode: 40164, errmsg: "invalid ip" }, 502, "wechat_refused"],
    [{ errcode: 45009, errmsg: "quota" }, 502, "wechat_refused"],
    [{ errcode: -1, errmsg: "system busy" }, 503, "wechat_unavailable"],
    [new Error("no network"), 503, "wechat_unavailable"],
    [new Response("", { status: 502 }), 503, "wechat_unavailable"],
    [{}, 502, "wechat_refused"],
  ])("%o is not the person's fault: %i, and the log says why", async (answer, status, code) => {
    host.next("/sns/oauth2/access_token", answer);
    expect(await refusalOf(signIn())).toEqual([status, code]);
    expect(world.errors).toMatchObject([{ name: "WeChatError" }]);
  });

  test("silence is 504", async () => {
    world.restart({ weChat: { ...account, timeout: 30, fetch: () => new Promise(() => {}) } });
    expect(await refusalOf(signIn())).toEqual([504, "wechat_timeout"]);
  });

  test.each(["", "snsapi_base", "snsapi_userinfo", "任意 ✓ <script>", "x".repeat(9000), null, 7, ["snsapi_base"]])(
    "what the page says of the scope (%j) changes nothing: WeChat's own word counts",
    async (scope) => {
      const answer = await openBrowser(world).post("/login", { code: "CODE", state: "S", scope, host: "wechat" });
      expect(await answer.json()).toMatchObject({ openId: "o-wx-1", nickname: "小竹", host: "wechat" });
    },
  );

  test.each(["", "WeChat", null, 1, {}, ["wechat"]])("from the host %j it is 400", async (name) => {
    const answer = openBrowser(world).post("/login", { code: "CODE", host: name });
    expect(await refusalOf(answer)).toEqual([400, "invalid_request"]);
    expect(host.asked).toEqual([]);
  });

  test("is 404 where the server knows no account, and VVChat's code goes on working", async () => {
    world = createWorld();
    expect(await refusalOf(signIn())).toEqual([404, "not_found"]);
    expect((await openBrowser(world).signIn()).status).toBe(200);
  });

  test("ids, name and picture as long as they get still fit into a cookie", async () => {
    const [openid, unionid] = ["o".repeat(128), "u".repeat(128)];
    host.grant = { ...host.grant, openid, unionid };
    const headimgurl = `https://img.example/${"竹".repeat(330)}`;
    host.user = { openid, unionid, nickname: "👨‍👩‍👧竹".repeat(200), headimgurl };
    const browser = openBrowser(world);
    const answer = await signIn(browser);
    expect(answer.headers.getSetCookie()[0]?.length).toBeLessThan(4096);
    expect(await (await browser.get("/me")).json()).toEqual(await answer.json());
  });
});

describe("the same open id in both hosts is two people", () => {
  async function twoPeople() {
    host.grant = { ...host.grant, openid: "o-xiaozhu", scope: "snsapi_base" };
    const [vvchat, weChat] = [openBrowser(world), openBrowser(world)];
    expect(await (await vvchat.signIn("o-xiaozhu")).json()).toMatchObject({ openId: "o-xiaozhu", host: "vvchat" });
    expect(await (await signIn(weChat)).json()).toMatchObject({ openId: "o-xiaozhu", host: "wechat" });
    return { vvchat, weChat };
  }

  test("neither sees the other's order, and one key of both is two orders", async () => {
    const { vvchat, weChat } = await twoPeople();
    const [one, other] = [await orderTeas(vvchat), await orderTeas(weChat)];
    expect(other.outTradeNo).not.toBe(one.outTradeNo);
    const statusOf = async (browser: typeof vvchat, { outTradeNo }: typeof one) =>
      (await browser.get(`/orders?outTradeNo=${outTradeNo}`)).status;
    expect([await statusOf(vvchat, one), await statusOf(weChat, other)]).toEqual([200, 200]);
    expect([await statusOf(weChat, one), await statusOf(vvchat, other)]).toEqual([404, 404]);
  });

  test("a number that one has used is no order of the other's", async () => {
    world.restart({
      createOrder: () => ({ amount: 3600, title: "two teas", outTradeNo: "TABLE-1" }),
    });
    const { vvchat, weChat } = await twoPeople();
    expect((await vvchat.post("/orders", twoTeas, { "idempotency-key": "a" })).status).toBe(200);
    expect(await refusalOf(weChat.post("/orders", twoTeas, { "idempotency-key": "a" }))).toEqual([409, "conflict"]);
  });

  test("onPaid is told whose the order is", async () => {
    const { vvchat, weChat } = await twoPeople();
    await notify(world, signed(paymentOf(await orderTeas(vvchat))));
    const order = await orderTeas(weChat);
    bank.pay(order);
    await weChat.get(`/orders?outTradeNo=${order.outTradeNo}`);
    expect(world.paid.map(({ host: whose, openId }) => [whose, openId])).toEqual([
      ["vvchat", "o-xiaozhu"],
      ["wechat", "o-xiaozhu"],
    ]);
  });

  test("a consent to VVChat's messages is not kept for WeChat's user", async () => {
    const { vvchat, weChat } = await twoPeople();
    const message = { sessionId: "S", sessionType: "single", content: "hi" };
    const code = world.emulator.allow({ scope: "sessionapi_sendmsg:S:1", openId: "o-xiaozhu" });
    expect((await vvchat.post("/messages", { ...message, code })).status).toBe(200);
    expect((await vvchat.post("/messages", message)).status).toBe(200);
    expect(await refusalOf(weChat.post("/messages", message))).toEqual([403, "grant_needed"]);
  });
});
