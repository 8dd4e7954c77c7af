// An order of a user of WeChat's: what it is prepared with, and that one purchase is one order.
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { HttpError, type OrderContext, type WeChatPayParameters, memoryStore } from "../../src/server/index.js";
import { mortalStore } from "./mortalStore.js";
import { type WeChatBank, createWeChatBank, openInWeChat, statusOf, weChatOf } from "./weChatBank.js";
import { account, createWeChatHost, type WeChatHost } from "./weChatHost.js";
import {
  type Browser,
  type OrderAnswer,
  type World,
  createWorld,
  credentials,
  openShop,
  orderTeas,
  refusalOf,
  twoTeas,
} from "./world.js";

const key = { "idempotency-key": "cart-1" };
const right: WeChatPayParameters = {
  ...{ appId: account.appId, timeStamp: "1795244400", nonceStr: "n1", package: "prepay_id=wx1" },
  ...{ signType: "RSA", paySign: "sign1/+==" },
};
let host: WeChatHost;
let bank: WeChatBank;
let world: World;
let browser: Browser;
beforeEach(async () => {
  host = createWeChatHost();
  bank = createWeChatBank();
  world = createWorld({ weChat: weChatOf(host, bank) });
  browser = await openInWeChat(world, host);
});
/** The clock stands from now on, that many ms later. */
const later = (ms: number) => vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + ms });
afterEach(() => {
  vi.useRealTimers();
});

const order = (from = browser) => from.post("/orders", twoTeas, key);

describe("what the page pays with", () => {
  test("is the JSON of exactly the six parameters, of what prepare made of the order", async () => {
    bank.prepare.mockResolvedValueOnce({ ...right, mchid: "1900000109" } as WeChatPayParameters);
    const before = Date.now();
    const made = await orderTeas(browser);
    expect(JSON.parse(made.imprestCode)).toStrictEqual(right);
    expect(made).toMatchObject({ amount: 3600, status: "unpaid", title: "2 × milk-tea" });
    const [told, context] = bank.prepare.mock.calls[0] ?? [];
    const { outTradeNo, amount } = made;
    expect(told).toMatchObject({ outTradeNo, amount, title: "2 × milk-tea", appId: account.appId, openId: "o-wx-1" });
    expect(context).toMatchObject({ user: { openId: "o-wx-1", host: "wechat" }, request: { method: "POST" } });
    const minutes = ((told?.expiresAt.getTime() ?? 0) - before) / 60_000;
    expect(minutes).toBeCloseTo(115, 0);
  });

  test.each([
    [900, 900],
    [7 * 86_400, 6900],
  ])("ends after the merchant's %i s, and before WeChat's two hours: %i s", async (expiresIn, seconds) => {
    const createOrder = vi.fn(() => ({ amount: 3600, title: "tea", remark: "no sugar", expiresIn }));
    world.restart({ createOrder });
    const made = (await (await order()).json()) as { expiresIn: number };
    expect(Math.abs(made.expiresIn - seconds)).toBeLessThanOrEqual(1);
    expect(bank.prepare.mock.calls[0]?.[0]).toMatchObject({ remark: "no sugar" });
  });

  test("VVChat is not asked; its own users' orders are VVChat's as before", async () => {
    const fetch = vi.fn(world.emulator.fetch);
    world.restart({ platform: { ...credentials, fetch } });
    await orderTeas(browser);
    expect(fetch).not.toHaveBeenCalled();
    const { order: theirs } = await openShop(world);
    expect(theirs.imprestCode).toMatch(/^IM\w+$/);
    expect(bank.prepare).toHaveBeenCalledTimes(1);
  });
});

describe("without weChat.pay", () => {
  test("an order is refused before anybody is asked, and the merchant is told what to configure", async () => {
    const createOrder = vi.fn();
    world.restart({ createOrder, weChat: weChatOf(host, undefined) });
    const before = await world.state();
    expect(await refusalOf(order())).toEqual([501, "no_wechat_pay"]);
    expect(createOrder).not.toHaveBeenCalled();
    expect(world.errors).toMatchObject([
      { message: expect.stringContaining("weChat.pay { prepare, status }") as string },
    ]);
    expect(await world.state()).toEqual(before);
    world.restart();
    expect((await order()).status).toBe(200);
  });

  test("nor is one that was made before called unpaid, also where the account is gone", async () => {
    const made = await orderTeas(browser);
    for (const weChat of [weChatOf(host, undefined), undefined]) {
      world.restart({ weChat });
      expect(await refusalOf(browser.get(`/orders?outTradeNo=${made.outTradeNo}`))).toEqual([501, "no_wechat_pay"]);
    }
  });

  test.each([{}, { prepare: () => right }, { prepare: 1, status: 2 }, null])("as %j it is a TypeError", (pay) => {
    expect(() => world.start({ weChat: weChatOf(host, pay as unknown as WeChatBank) })).toThrow(
      new TypeError('weChat: "pay" must be { prepare, status }, two functions'),
    );
  });
});

describe("prepare", () => {
  test.each<[string, unknown, string]>([
    ["nothing", undefined, "no object"],
    ["a text", JSON.stringify(right), "no object"],
    ["a list", [right], "no object"],
    ["no appId", { ...right, appId: undefined }, '"appId"'],
    ["another account's", { ...right, appId: "wx0000000000000000" }, `"appId" must be the account's, ${account.appId}`],
    ["a time that is a number", { ...right, timeStamp: 1_795_244_400 }, '"timeStamp"'],
    ["a time in ms", { ...right, timeStamp: "1795244400000" }, '"timeStamp" must be Unix seconds'],
    ["an empty nonce", { ...right, nonceStr: "" }, '"nonceStr"'],
    ["the bare id for a package", { ...right, package: "wx1" }, '"package" must begin with "prepay_id="'],
    ["a package without an id", { ...right, package: "prepay_id=" }, '"package" must begin with "prepay_id="'],
    ["no signType", { ...right, signType: null }, '"signType"'],
    ["no sign", { ...right, paySign: undefined }, '"paySign"'],
    ["a sign without an end", { ...right, paySign: "x".repeat(2049) }, '"paySign"'],
    ["parameters of its prototype", Object.create(right), '"appId"'],
  ])("gives %s: 500, onError says what is wrong, nothing is kept, and the key is free", async (_, answer, words) => {
    bank.prepare.mockResolvedValueOnce(answer as WeChatPayParameters);
    expect(await refusalOf(order())).toEqual([500, "server_error"]);
    expect(world.errors).toMatchObject([{ name: "TypeError", message: expect.stringContaining(words) as string }]);
    expect(JSON.stringify(world.errors)).not.toContain("sign1");
    expect(Object.keys(await world.store.contents()).filter((name) => /^(order|imprest|purchase)/.test(name))).toEqual(
      [],
    );
    expect((await order()).status).toBe(200);
  });

  test("throws: an HttpError is the answer, anything else is a 500; then the key is free", async () => {
    bank.prepare.mockRejectedValueOnce(new HttpError(409, "sold_out", "No tea is left."));
    expect(await refusalOf(order())).toEqual([409, "sold_out"]);
    bank.prepare.mockImplementationOnce(() => {
      throw new Error("the certificate's password");
    });
    const answer = await order();
    expect(await answer.clone().text()).not.toContain("password");
    expect(await refusalOf(answer)).toEqual([500, "server_error"]);
    expect(world.errors).toEqual([new Error("the certificate's password")]);
    expect((await order()).status).toBe(200);
  });

  test("hangs: 504 when its time is over, and it is told; then the key is free", async () => {
    world.restart({ weChat: { ...weChatOf(host, bank), timeout: 30 } });
    bank.prepare.mockReturnValueOnce(new Promise(() => {}));
    expect(await refusalOf(order())).toEqual([504, "wechat_timeout"]);
    expect(bank.prepare.mock.calls[0]?.[1].signal.aborted).toBe(true);
    expect(world.errors).toMatchObject([{ name: "WeChatError", call: "pay.prepare", code: "timeout" }]);
    expect((await order()).status).toBe(200);
  });

  test("whose answer got lost is asked again for the same order: the same number, and the same end", async () => {
    bank.prepare.mockRejectedValueOnce(new Error("lost"));
    expect(await refusalOf(order())).toEqual([500, "server_error"]);
    later(60_000);
    world.restart();
    const made = (await (await order()).json()) as { expiresIn: number };
    const [first, second] = bank.prepare.mock.calls.map(([told]) => told);
    expect(second).toEqual(first);
    expect(second?.outTradeNo).toMatch(/^\w{32}$/);
    expect(made.expiresIn).toBeLessThanOrEqual(6840);
  });

  test.each(["T-1", "T".repeat(33), "T*12345"])(
    "is not asked for the number %s, which cannot be",
    async (outTradeNo) => {
      world.restart({ createOrder: () => ({ amount: 3600, title: "tea", outTradeNo }) });
      expect(await refusalOf(order())).toEqual([500, "server_error"]);
      expect(world.errors).toMatchObject([{ message: expect.stringContaining("6 to 32") as string }]);
      expect(bank.prepare).not.toHaveBeenCalled();
    },
  );
});

describe("one purchase", () => {
  test("twice at once, in two processes, in a row, after a restart: prepared once, and the same", async () => {
    const request = (path: string, init: RequestInit) => new Request(`https://shop.example/api/vvchat${path}`, init);
    const other = world.start();
    const body = { method: "POST", body: JSON.stringify(twoTeas) };
    const headers = { "content-type": "application/json", cookie: browser.cookie, ...key };
    const answers = await Promise.all([order(), order(), other(request("/orders", { ...body, headers }))]);
    world.restart();
    const all = await Promise.all(
      [...answers, await order()].map(async (answer) => (await answer.json()) as OrderAnswer),
    );
    expect(all[0]).toMatchObject({ amount: 3600, status: "unpaid" });
    expect(new Set(all.map((one) => one.imprestCode)).size).toBe(1);
    expect(bank.prepare).toHaveBeenCalledTimes(1);
  });

  const moments = ["before", "after"] as const;
  const deaths = Array.from({ length: 10 }, (_, last) => moments.map((moment) => [moment, last] as const)).flat();
  test.each(deaths)("%s store operation %i the process dies: the same key gives one order", async (moment, last) => {
    const store = mortalStore(world.store, last, moment);
    world.restart({ store });
    void order();
    // Those behind the last operation are reached by none.
    await Promise.race([store.died, new Promise((resolve) => setTimeout(resolve, 100))]);
    world.restart();
    later(30_001);
    const made = await orderTeas(browser);
    expect(made).toMatchObject({ amount: 3600, status: "unpaid" });
    expect(await orderTeas(browser)).toEqual(made);
    const byCode = await browser.get(`/orders?imprestCode=${encodeURIComponent(made.imprestCode)}`);
    expect(await byCode.json()).toEqual(made);
  });

  test("with a number of the merchant's own: two keys are one order, and another price or person is a conflict", async () => {
    const price = { amount: 3600 };
    const createOrder = (_: OrderContext) => ({ ...price, title: "tea", outTradeNo: "TABLE-7" });
    world.restart({ createOrder });
    later(0);
    const place = (name: string, from = browser) => from.post("/orders", { order: {} }, { "idempotency-key": name });
    const [one, two] = (await Promise.all([(await place("a")).json(), (await place("b")).json()])) as OrderAnswer[];
    expect(two).toEqual(one);
    expect(bank.prepare).toHaveBeenCalledTimes(1);
    const another = await openInWeChat(world, host, "o-wx-2");
    expect(await refusalOf(place("a", another))).toEqual([409, "conflict"]);
    price.amount = 1;
    expect(await refusalOf(place("c"))).toEqual([409, "conflict"]);
    expect(bank.prepare).toHaveBeenCalledTimes(1);
  });

  test("two keys at once for one number: one of the two is what both get", async () => {
    world.restart({ createOrder: () => ({ amount: 3600, title: "tea", outTradeNo: "TABLE-7" }) });
    later(0);
    const place = (name: string) => browser.post("/orders", { order: {} }, { "idempotency-key": name });
    const answers = await Promise.all(
      [place("a"), place("b")].map(async (one) => (await (await one).json()) as OrderAnswer),
    );
    expect(answers[1]).toEqual(answers[0]);
  });
});

describe("one that nobody can pay any more", () => {
  const sevens = { createOrder: () => ({ amount: 3600, title: "tea", outTradeNo: "TABLE-7" }) };
  const place = async (name: string) =>
    (await (await browser.post("/orders", { order: {} }, { "idempotency-key": name })).json()) as OrderAnswer & {
      expiresIn?: number;
    };

  test("the same number under a new key is prepared anew, and found by either code", async () => {
    world.restart(sevens);
    const old = await place("a");
    later(6_901_000);
    expect(await place("a")).toMatchObject({ imprestCode: old.imprestCode, expiresIn: 0 });
    const fresh = await place("b");
    expect(fresh.imprestCode).not.toBe(old.imprestCode);
    expect(fresh.expiresIn).toBeGreaterThan(6890);
    for (const { imprestCode } of [old, fresh]) {
      const found = await browser.get(`/orders?imprestCode=${encodeURIComponent(imprestCode)}`);
      expect(await found.json()).toMatchObject({ outTradeNo: "TABLE-7", imprestCode: fresh.imprestCode });
    }
  });

  test("one that was paid at the last moment is asked about, and stays", async () => {
    world.restart(sevens);
    const old = await place("a");
    later(6_901_000);
    bank.pay(old);
    expect(await statusOf(browser, old)).toMatchObject({ status: "paid" });
    expect(await place("b")).toMatchObject({ status: "paid", imprestCode: old.imprestCode });
    expect(bank.prepare).toHaveBeenCalledTimes(1);
  });
});

test("a store that fails while an order is made: 503, and the same key gives it later", async () => {
  const store = memoryStore();
  world.restart({ store: { ...store, add: () => Promise.reject(new Error("down")) } });
  expect(await refusalOf(order())).toEqual([503, "store_unavailable"]);
  world.restart({ store });
  expect((await order()).status).toBe(200);
});
