import { describe, expect, test, vi } from "vitest";
import { HttpError } from "../../src/server/index.js";
import {
  type OrderAnswer,
  createWorld,
  credentials,
  openBrowser,
  openShop,
  orderTeas,
  refusalOf,
  twoTeas,
} from "./world.js";

const key = { "idempotency-key": "k" };

describe("POST /orders", () => {
  test.each<[string, unknown, Record<string, string>]>([
    ["no key", twoTeas, {}],
    ["an empty key", twoTeas, { "idempotency-key": "" }],
    ["a key of 513 letters", twoTeas, { "idempotency-key": "k".repeat(513) }],
    ["a price as a text", { ...twoTeas, amount: "3600" }, key],
    ["a negative price", { ...twoTeas, amount: -3600 }, key],
    ["a price of nothing", { ...twoTeas, amount: 0 }, key],
    ["a fraction", { ...twoTeas, amount: 36.5 }, key],
    ["null for a price", { ...twoTeas, amount: null }, key],
    ["a list for a price", { ...twoTeas, amount: [3600] }, key],
  ])("%s is 400, and nobody is asked", async (_, body, headers) => {
    const createOrder = vi.fn(() => ({ amount: 3600, title: "tea" }));
    const world = createWorld({ createOrder });
    const browser = openBrowser(world);
    await browser.signIn();
    expect(await refusalOf(browser.post("/orders", body, headers))).toEqual([400, "invalid_request"]);
    expect(createOrder).not.toHaveBeenCalled();
    expect(await world.state()).toEqual({ paid: [], store: {} });
  });

  test.each<[string, unknown]>([
    ["nothing", undefined],
    ["a price of nothing", { amount: 0, title: "tea" }],
    ["yuan", { amount: 36.5, title: "tea" }],
    ["a text", { amount: "3600", title: "tea" }],
    ["no title", { amount: 3600 }],
    ["a number that no platform takes", { amount: 3600, title: "tea", outTradeNo: "a&b=c" }],
    ["a life of nothing", { amount: 3600, title: "tea", expiresIn: 0 }],
  ])("createOrder gives %s: the merchant is told, the page is not", async (_, priced) => {
    const world = createWorld({ createOrder: () => priced as { amount: number; title: string } });
    const browser = openBrowser(world);
    await browser.signIn();
    expect(await refusalOf(browser.post("/orders", { order: {} }, key))).toEqual([500, "server_error"]);
    expect(world.errors).toHaveLength(1);
    expect(await world.state()).toEqual({ paid: [], store: {} });
  });

  test("createOrder throws: an HttpError is the answer, anything else is a 500; then the key is free", async () => {
    const soldOut = new HttpError(409, "sold_out", "No tea is left.", { headers: { "x-tea": "0" } });
    const createOrder = vi
      .fn(() => Promise.resolve({ amount: 3600, title: "tea" }))
      .mockRejectedValueOnce(soldOut)
      .mockRejectedValueOnce(new Error("secret of the database"));
    const world = createWorld({ createOrder });
    const browser = openBrowser(world);
    await browser.signIn();
    const answer = await browser.post("/orders", twoTeas, key);
    expect(answer.headers.get("x-tea")).toBe("0");
    expect(await refusalOf(answer)).toEqual([409, "sold_out"]);
    expect(world.errors).toEqual([]);
    const failed = await browser.post("/orders", twoTeas, key);
    expect(await failed.clone().text()).not.toContain("database");
    expect(await refusalOf(failed)).toEqual([500, "server_error"]);
    expect(world.errors).toEqual([new Error("secret of the database")]);
    expect((await browser.post("/orders", twoTeas, key)).status).toBe(200);
  });

  test("without createOrder nothing is sold", async () => {
    const world = createWorld({ createOrder: undefined });
    const browser = openBrowser(world);
    await browser.signIn();
    expect(await refusalOf(browser.post("/orders", twoTeas, key))).toEqual([404, "not_found"]);
  });

  test("an HttpError is an error", () => {
    for (const status of [200, 304, 600, Number.NaN]) expect(() => new HttpError(status, "c", "m")).toThrow(RangeError);
  });

  test("the merchant's own number that another user has: a conflict, and the other's code is told to nobody", async () => {
    const users = [
      { openId: "o-1", nickname: "甲" },
      { openId: "o-2", nickname: "乙" },
    ];
    const createOrder = () => ({ amount: 3600, title: "tea", outTradeNo: "T-1" });
    const world = createWorld({ emulator: { users }, createOrder });
    const [one, two] = [openBrowser(world), openBrowser(world)];
    await one.signIn("o-1");
    await two.signIn("o-2");
    const mine = await orderTeas(one);
    const before = await world.state();
    const answer = await two.post("/orders", twoTeas, key);
    expect(await answer.clone().text()).not.toContain(mine.imprestCode);
    expect(await refusalOf(answer)).toEqual([409, "conflict"]);
    expect(await world.state()).toEqual(before);
  });

  test("one that can be paid for a while says how long", async () => {
    const world = createWorld({ createOrder: () => ({ amount: 3600, title: "tea", expiresIn: 900 }) });
    const { order } = await openShop(world);
    expect(order).toMatchObject({ expiresIn: expect.closeTo(900, -1) });
  });
});

test("its answer got lost, and it costs something else by then: a conflict, not an order for another price", async () => {
  let amount = 3600;
  const world = createWorld({ createOrder: () => ({ amount, title: "tea" }) });
  const browser = openBrowser(world);
  await browser.signIn();
  const fetch = async (url: string, init: RequestInit): Promise<Response> => {
    await world.emulator.fetch(url, init);
    return new Response("{");
  };
  world.restart({ platform: { ...credentials, fetch } });
  expect(await refusalOf(browser.post("/orders", { order: {} }, key))).toEqual([502, "platform_unavailable"]);
  world.restart();
  amount = 4000;
  expect(await refusalOf(browser.post("/orders", { order: {} }, key))).toEqual([409, "conflict"]);
  amount = 3600;
  expect((await browser.post("/orders", { order: {} }, key)).status).toBe(200);
});

describe("GET /orders", () => {
  test("asks for one of two parameters, and knows the user's own orders alone", async () => {
    const users = [
      { openId: "o-1", nickname: "甲" },
      { openId: "o-2", nickname: "乙" },
    ];
    const world = createWorld({ emulator: { users } });
    const [one, two] = [openBrowser(world), openBrowser(world)];
    await one.signIn("o-1");
    await two.signIn("o-2");
    const mine = await orderTeas(one);
    const before = await world.state();
    expect(await refusalOf(one.get("/orders"))).toEqual([400, "invalid_request"]);
    expect(await refusalOf(one.get("/orders?outTradeNo="))).toEqual([400, "invalid_request"]);
    for (const query of [`outTradeNo=${mine.outTradeNo}`, `imprestCode=${mine.imprestCode}`, "outTradeNo=__proto__"]) {
      expect(await refusalOf(two.get(`/orders?${query}`))).toEqual([404, "not_found"]);
    }
    expect(await world.state()).toEqual(before);
  });

  test("asks the platform once a second for one order, whoever asks here", async () => {
    const world = createWorld();
    const { browser, order } = await openShop(world);
    const fetch = vi.fn(world.emulator.fetch);
    world.restart({
      platform: { ...credentials, fetch },
    });
    const ask = async () => (await (await browser.get(`/orders?outTradeNo=${order.outTradeNo}`)).json()) as OrderAnswer;
    expect(new Set((await Promise.all(Array.from({ length: 9 }, ask))).map(({ status }) => status))).toEqual(
      new Set(["unpaid"]),
    );
    expect(fetch).toHaveBeenCalledTimes(1);
    world.emulator.failNotification({ kind: "lost" });
    world.emulator.pay(order);
    expect(await ask()).toMatchObject({ status: "unpaid" });
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 1001 });
    expect(await ask()).toMatchObject({ status: "paid" });
    vi.useRealTimers();
    expect(fetch).toHaveBeenCalledTimes(2);
  });
});
