// An order of a user of WeChat's is paid when weChat.pay.status says so, and fulfilled once.
import { beforeEach, describe, expect, test, vi } from "vitest";
import type { WeChatPayStatus } from "../../src/server/index.js";
import { mortalStore } from "./mortalStore.js";
import { type WeChatBank, createWeChatBank, openInWeChat, statusOf, weChatOf } from "./weChatBank.js";
import { createWeChatHost, type WeChatHost } from "./weChatHost.js";
import {
  type Browser,
  type OrderAnswer,
  type World,
  createWorld,
  notify,
  openBrowser,
  openShop,
  orderTeas,
  paymentOf,
  refusalOf,
  signed,
} from "./world.js";

let host: WeChatHost;
let bank: WeChatBank;
let world: World;
let browser: Browser;
let made: OrderAnswer;
beforeEach(async () => {
  host = createWeChatHost();
  bank = createWeChatBank();
  world = createWorld({ weChat: weChatOf(host, bank) });
  browser = await openInWeChat(world, host);
  made = await orderTeas(browser);
});

const ask = (from = browser, { outTradeNo } = made) => from.get(`/orders?outTradeNo=${outTradeNo}`);
/** So long that WeChat Pay may be asked again. */
const calm = () => new Promise((resolve) => setTimeout(resolve, 1010));

describe("GET /orders", () => {
  test("unpaid, then paid: onPaid is told once, with WeChat's number, who and when", async () => {
    expect(await statusOf(browser, made)).toMatchObject({ status: "unpaid" });
    await calm();
    const paidAt = new Date("2026-11-21T08:00:00Z");
    bank.pay(made, { transactionId: "4200001", paidAt, amount: 3600, payerOpenId: "o-wx-1" });
    const answers = await Promise.all(Array.from({ length: 20 }, () => statusOf(browser, made)));
    expect(answers).toEqual(Array(20).fill(answers[0]));
    expect(answers[0]).toMatchObject({ status: "paid", tradeNo: "4200001", paidAt: paidAt.getTime() / 1000 });
    const { outTradeNo, imprestCode } = made;
    expect(world.paid).toEqual([
      {
        ...{ outTradeNo, imprestCode, tradeNo: "4200001", amount: 3600, title: "2 × milk-tea", paidAt },
        ...{ host: "wechat", openId: "o-wx-1", payerOpenId: "o-wx-1" },
      },
    ]);
    expect(bank.status).toHaveBeenCalledTimes(2);
    await statusOf(browser, made);
    expect(bank.status).toHaveBeenCalledTimes(2);
  });

  test("asks about an order once a second, by what the page pays with too, and tells it all of the order", async () => {
    await Promise.all([ask(), ask(), browser.get(`/orders?imprestCode=${encodeURIComponent(made.imprestCode)}`)]);
    await ask();
    expect(bank.status).toHaveBeenCalledTimes(1);
    const { outTradeNo, amount } = made;
    expect(bank.status.mock.calls[0]?.[0]).toEqual({
      ...{ outTradeNo, amount, title: "2 × milk-tea", appId: "wx2c2769f8efd9abc2", openId: "o-wx-1" },
      expiresAt: expect.any(Date) as Date,
    });
  });

  test("onPaid fails: it is paid, and the next question asks onPaid again, and WeChat Pay no more", async () => {
    const onPaid = vi.fn().mockRejectedValueOnce(new Error("no stock")).mockResolvedValue(undefined);
    world.restart({ onPaid });
    bank.pay(made);
    expect(await statusOf(browser, made)).toMatchObject({ status: "paid" });
    world.restart({ onPaid });
    expect(await statusOf(browser, made)).toMatchObject({ status: "paid" });
    await statusOf(browser, made);
    expect(onPaid).toHaveBeenCalledTimes(2);
    expect(bank.status).toHaveBeenCalledTimes(1);
    expect(world.errors).toEqual([new Error("no stock")]);
  });

  test.each<[string, unknown]>([
    ["nothing", undefined],
    ["a word", "SUCCESS"],
    ["no word of it", {}],
    ["paid as a text", { paid: "true", transactionId: "4200001" }],
    ["no number", { paid: true }],
    ["an empty number", { paid: true, transactionId: "" }],
    ["a number as such", { paid: true, transactionId: 4_200_001 }],
    ["a number with a space", { paid: true, transactionId: "42 1" }],
    ["a number of 65 letters", { paid: true, transactionId: "4".repeat(65) }],
    ["an amount as a text", { paid: true, transactionId: "4200001", amount: "3600" }],
    ["yuan", { paid: true, transactionId: "4200001", amount: 36.5 }],
    ["an amount of null", { paid: true, transactionId: "4200001", amount: null }],
  ])("status gives %s: 500, never unpaid and never paid, and onError says what it must give", async (_, answer) => {
    bank.status.mockResolvedValueOnce(answer as WeChatPayStatus);
    expect(await refusalOf(ask())).toEqual([500, "server_error"]);
    expect(world.errors).toMatchObject([
      { message: expect.stringMatching(/^weChat\.pay\.status must give/) as string },
    ]);
    expect(world.paid).toEqual([]);
  });

  test("status throws: 500; hangs: 504; and the payment is found a second later", async () => {
    bank.status.mockRejectedValueOnce(new Error("certificate"));
    expect(await refusalOf(ask())).toEqual([500, "server_error"]);
    world.restart({ weChat: { ...weChatOf(host, bank), timeout: 30 } });
    bank.status.mockReturnValueOnce(new Promise(() => {}));
    expect(await refusalOf(ask())).toEqual([504, "wechat_timeout"]);
    expect(world.errors).toMatchObject([{ message: "certificate" }, { call: "pay.status", code: "timeout" }]);
    bank.pay(made);
    await calm();
    expect(await statusOf(browser, made)).toMatchObject({ status: "paid" });
    expect(world.paid).toHaveLength(1);
  });

  test.each([3599, 3601, 0, -3600])(
    "a payment of %i is none for an order of 3600: somebody has to look",
    async (amount) => {
      bank.pay(made, { amount });
      expect(await refusalOf(ask())).toEqual([409, "amount_mismatch"]);
      expect(world.errors).toMatchObject([{ code: "amount_mismatch" }]);
      expect(world.paid).toEqual([]);
    },
  );

  test.each([new Date(NaN), "2026-11-21", 1_795_244_400, null, undefined])(
    "a time that is none (%s) is now: a payment does not fail for it",
    async (paidAt) => {
      bank.pay(made, { paidAt: paidAt as Date });
      const answer = await statusOf(browser, made);
      expect(Math.abs((answer.paidAt ?? 0) - Date.now() / 1000)).toBeLessThan(5);
      expect(world.paid).toHaveLength(1);
    },
  );

  test("one payment pays one order", async () => {
    const other = await orderTeas(browser, "cart-2");
    bank.pay(made, { transactionId: "4200001" });
    bank.pay(other, { transactionId: "4200001" });
    expect(await statusOf(browser, made)).toMatchObject({ status: "paid" });
    expect(await refusalOf(ask(browser, other))).toEqual([409, "another_order"]);
    expect(world.paid).toHaveLength(1);
  });
});

describe("two hosts", () => {
  test("neither user sees the other's order, and asking changes and asks nothing", async () => {
    host.grant = { ...host.grant, openid: "o-xiaozhu" };
    const namesake = await openInWeChat(world, host, "o-xiaozhu");
    const { browser: vvchat, order: theirs } = await openShop(world);
    bank.pay(made);
    const paths = ({ outTradeNo, imprestCode }: OrderAnswer) => [
      `/orders?outTradeNo=${outTradeNo}`,
      `/orders?imprestCode=${encodeURIComponent(imprestCode)}`,
    ];
    for (const path of paths(made)) {
      expect(await refusalOf(vvchat.get(path))).toEqual([404, "not_found"]);
      expect(await refusalOf(namesake.get(path))).toEqual([404, "not_found"]);
      expect(await refusalOf(openBrowser(world).get(path))).toEqual([401, "unauthenticated"]);
    }
    for (const path of paths(theirs)) expect(await refusalOf(browser.get(path))).toEqual([404, "not_found"]);
    expect(bank.status).not.toHaveBeenCalled();
    expect(world.paid).toEqual([]);
  });

  test("VVChat's notification pays no order of WeChat's", async () => {
    const before = await world.state();
    expect(await refusalOf(notify(world, signed(paymentOf(made))))).toEqual([409, "another_host"]);
    expect(await world.state()).toEqual(before);
    expect(world.errors).toMatchObject([{ code: "another_host" }]);
  });

  test("the same payment's number in both is two payments", async () => {
    const { order: theirs } = await openShop(world);
    await notify(world, signed(paymentOf(theirs, { trade_no: "4200001" })));
    bank.pay(made, { transactionId: "4200001" });
    expect(await statusOf(browser, made)).toMatchObject({ status: "paid" });
    expect(world.paid.map(({ host: whose, tradeNo }) => [whose, tradeNo])).toEqual([
      ["vvchat", "4200001"],
      ["wechat", "4200001"],
    ]);
  });
});

describe("checkOrder, for the merchant's own notification", () => {
  const check = (outTradeNo = made.outTradeNo) => world.start().checkOrder(outTradeNo);

  test("believes nobody: unpaid is false, paid is true, and fulfilled once however often it is called", async () => {
    expect(await check()).toBe(false);
    expect(world.paid).toEqual([]);
    bank.pay(made);
    expect(await Promise.all(Array.from({ length: 20 }, () => check()))).toEqual(Array(20).fill(true));
    expect(world.paid).toHaveLength(1);
    const asked = bank.status.mock.calls.length;
    expect(await check()).toBe(true);
    expect(bank.status).toHaveBeenCalledTimes(asked);
  });

  test("a payment that comes right after the page has asked is found, and WeChat Pay is asked once a second", async () => {
    const server = world.start();
    world.handler = server;
    expect(await statusOf(browser, made)).toMatchObject({ status: "unpaid" });
    bank.pay(made);
    const answers = await Promise.all(Array.from({ length: 20 }, () => server.checkOrder(made.outTradeNo)));
    expect(answers).toEqual(Array(20).fill(true));
    expect(bank.status).toHaveBeenCalledTimes(2);
    expect(world.paid).toHaveLength(1);
  });

  test("rejects where it cannot be said, so that nothing is acknowledged, and WeChat Pay comes again", async () => {
    await expect(check("T-unknown")).rejects.toMatchObject({ name: "HttpError", status: 404, code: "unknown_order" });
    await expect(check("")).rejects.toMatchObject({ status: 404 });
    bank.status.mockRejectedValueOnce(new Error("certificate"));
    await expect(check()).rejects.toMatchObject({ name: "HttpError", status: 500 });
    expect(world.errors).toEqual([new Error("certificate")]);
    bank.pay(made, { amount: 1 });
    await expect(check()).rejects.toMatchObject({ status: 409, code: "amount_mismatch" });
    bank.pay(made);
    const onPaid = vi.fn().mockRejectedValueOnce(new Error("no stock")).mockResolvedValue(undefined);
    const server = world.start({ onPaid });
    await expect(server.checkOrder(made.outTradeNo)).rejects.toMatchObject({ status: 503, code: "not_fulfilled" });
    expect(await server.checkOrder(made.outTradeNo)).toBe(true);
    expect(onPaid).toHaveBeenCalledTimes(2);
    await expect(
      world.start({ weChat: undefined }).checkOrder((await orderTeas(browser, "b")).outTradeNo),
    ).rejects.toMatchObject({ status: 501 });
  });

  test("looks at VVChat's orders too", async () => {
    const { order } = await openShop(world);
    expect(await check(order.outTradeNo)).toBe(false);
    world.emulator.failNotification({ kind: "lost" });
    world.emulator.pay({ imprestCode: order.imprestCode });
    expect(await check(order.outTradeNo)).toBe(true);
    expect(world.paid).toMatchObject([{ host: "vvchat", outTradeNo: order.outTradeNo }]);
  });
});

describe("after a restart", () => {
  test("an unpaid order is asked about, a paid one stays paid, and is not fulfilled again", async () => {
    world.restart();
    bank.pay(made);
    expect(await statusOf(browser, made)).toMatchObject({ status: "paid" });
    world.restart();
    expect(await statusOf(browser, made)).toMatchObject({ status: "paid" });
    expect(world.paid).toHaveLength(1);
    expect(bank.status).toHaveBeenCalledTimes(1);
  });

  test.each([0, 1, 2, 3, 4])("that was a death before store operation %i: paid, and fulfilled", async (last) => {
    const store = mortalStore(world.store, last + 1, "before");
    bank.pay(made);
    world.restart({ store });
    void ask();
    await store.died;
    world.restart();
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 30_001 });
    expect(await world.start().checkOrder(made.outTradeNo)).toBe(true);
    vi.useRealTimers();
    expect(await statusOf(browser, made)).toMatchObject({ status: "paid" });
    // Twice only where it died between the end of onPaid and the note of it.
    expect([1, last === 3 ? 2 : 1]).toContain(world.paid.length);
  });
});
