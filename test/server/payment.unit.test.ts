import { describe, expect, test, vi } from "vitest";
import { type OrderAnswer, createWorld, openBrowser, orderTeas, refusalOf, twoTeas } from "./world.js";

test("sign in, order, pay: paid comes from the notification, and onPaid is asked before it is acknowledged", async () => {
  const world = createWorld();
  const browser = openBrowser(world);
  expect(await (await browser.signIn()).json()).toEqual({
    openId: "o-xiaozhu",
    nickname: "小竹",
    sex: "female",
    host: "vvchat",
  });
  expect(await (await browser.get("/me")).json()).toMatchObject({ nickname: "小竹" });
  const order = await orderTeas(browser);
  expect(order).toMatchObject({ amount: 3600, status: "unpaid", title: "2 × milk-tea" });
  const { tradeNo } = world.emulator.pay({ imprestCode: order.imprestCode });
  await world.emulator.settled();
  expect(world.emulator.deliveries).toMatchObject([{ status: 200, answer: "success" }]);
  expect(world.paid).toMatchObject([
    { outTradeNo: order.outTradeNo, tradeNo, amount: 3600, openId: "o-xiaozhu", payerOpenId: "o-xiaozhu" },
  ]);
  const found = (await (await browser.get(`/orders?outTradeNo=${order.outTradeNo}`)).json()) as OrderAnswer;
  expect(found).toMatchObject({ status: "paid", tradeNo });
});

test("the notification is lost: asking for the order asks the platform, and fulfils it once", async () => {
  const world = createWorld();
  const browser = openBrowser(world);
  await browser.signIn();
  const { outTradeNo, imprestCode } = await orderTeas(browser);
  world.emulator.failNotification({ kind: "lost" });
  world.emulator.pay({ imprestCode });
  const ask = async () => (await (await browser.get(`/orders?imprestCode=${imprestCode}`)).json()) as OrderAnswer;
  expect(await Promise.all([ask(), ask(), ask()])).toMatchObject(Array(3).fill({ outTradeNo, status: "paid" }));
  expect(world.paid).toHaveLength(1);
});

test("where the platform cannot be asked, an order is not called unpaid", async () => {
  const world = createWorld();
  const browser = openBrowser(world);
  await browser.signIn();
  const { outTradeNo } = await orderTeas(browser);
  world.emulator.fail({ kind: "status", status: 500 });
  expect(await refusalOf(browser.get(`/orders?outTradeNo=${outTradeNo}`))).toEqual([502, "platform_unavailable"]);
});

describe("a notification", () => {
  test("twenty times at once: onPaid once, and all are acknowledged", async () => {
    const onPaid = vi.fn(() => new Promise<void>((resolve) => setTimeout(resolve, 30)));
    const world = createWorld({ onPaid });
    const browser = openBrowser(world);
    await browser.signIn();
    const { imprestCode } = await orderTeas(browser);
    world.emulator.pay({ imprestCode });
    await world.emulator.settled();
    const [first] = world.emulator.deliveries;
    const again = await Promise.all(
      Array.from({ length: 20 }, () => browser.post("/notifications/payment", first?.body, { origin: "" })),
    );
    expect(again.map(({ status }) => status)).toEqual(Array(20).fill(200));
    expect(onPaid).toHaveBeenCalledTimes(1);
  });

  test("onPaid fails: it is paid, it is not acknowledged, and the next one asks again", async () => {
    const onPaid = vi.fn().mockRejectedValueOnce(new Error("no stock")).mockResolvedValue(undefined);
    const world = createWorld({ onPaid });
    const browser = openBrowser(world);
    await browser.signIn();
    const { imprestCode } = await orderTeas(browser);
    world.emulator.pay({ imprestCode });
    await world.emulator.settled();
    expect(world.emulator.deliveries.map(({ status }) => status)).toEqual([503, 200]);
    expect(onPaid).toHaveBeenCalledTimes(2);
    expect(world.errors).toEqual([new Error("no stock")]);
  });

  test("the server is killed between payment and notification, and comes back", async () => {
    const world = createWorld({ emulator: { retries: Array<number>(50).fill(5) } });
    const browser = openBrowser(world);
    await browser.signIn();
    const { outTradeNo, imprestCode } = await orderTeas(browser);
    world.handler = () => Promise.reject(new TypeError("fetch failed"));
    world.emulator.pay({ imprestCode });
    await vi.waitFor(() => {
      expect(world.emulator.deliveries.length).toBeGreaterThan(1);
    });
    world.restart();
    await world.emulator.settled();
    expect(world.paid).toMatchObject([{ outTradeNo }]);
  });
});

describe("one key, one order", () => {
  test("twice at once, twice in a row, and after a restart: the same order", async () => {
    const world = createWorld();
    const browser = openBrowser(world);
    await browser.signIn();
    const [a, b] = await Promise.all([orderTeas(browser), orderTeas(browser)]);
    world.restart();
    const c = await orderTeas(browser);
    expect(new Set([a, b, c].map(({ imprestCode }) => imprestCode)).size).toBe(1);
  });

  test("with another order it is a conflict; another user's key is another key", async () => {
    const users = [
      { openId: "o-1", nickname: "甲" },
      { openId: "o-2", nickname: "乙" },
    ];
    const world = createWorld({ emulator: { users } });
    const [one, two] = [openBrowser(world), openBrowser(world)];
    await one.signIn("o-1");
    await two.signIn("o-2");
    const mine = await orderTeas(one);
    const other = { order: { sku: "milk-tea", quantity: 3 } };
    expect(await refusalOf(one.post("/orders", other, { "idempotency-key": "cart-1" }))).toEqual([409, "conflict"]);
    const theirs = await orderTeas(two);
    expect(theirs.outTradeNo).not.toBe(mine.outTradeNo);
    expect(await refusalOf(two.get(`/orders?outTradeNo=${mine.outTradeNo}`))).toEqual([404, "not_found"]);
  });

  test("the platform's answer got lost: the same key finds the order that it made", async () => {
    const world = createWorld();
    const browser = openBrowser(world);
    await browser.signIn();
    world.emulator.fail({ kind: "slow", ms: 300 });
    expect(await refusalOf(browser.post("/orders", twoTeas, { "idempotency-key": "k" }))).toEqual([
      504,
      "platform_timeout",
    ]);
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(await orderTeas(browser, "k")).toMatchObject({ amount: 3600, status: "unpaid" });
  });

  test("a price in the body is compared, and never taken", async () => {
    const world = createWorld();
    const browser = openBrowser(world);
    await browser.signIn();
    const cheap = { ...twoTeas, amount: 1 };
    expect(await refusalOf(browser.post("/orders", cheap, { "idempotency-key": "k" }))).toEqual([
      409,
      "amount_mismatch",
    ]);
    const sly = { order: { ...twoTeas.order, amount: 1, price: 1 } };
    const order = (await (await browser.post("/orders", sly, { "idempotency-key": "l" })).json()) as OrderAnswer;
    expect(order.amount).toBe(3600);
  });
});
