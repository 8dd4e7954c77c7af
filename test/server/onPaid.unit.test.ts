import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { type OrderAnswer, createWorld, notify, openShop, paymentOf, refusalOf, signed } from "./world.js";

const status = async (answer: Promise<Response>) => ((await (await answer).json()) as OrderAnswer).status;

describe("onPaid takes its time", () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ["Date", "setTimeout", "clearTimeout", "setInterval", "clearInterval"] });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  test("for 50 s: its claim outlives the lease, another process waits and is told to come again", async () => {
    let end = (): void => {};
    const onPaid = vi.fn(
      () =>
        new Promise<void>((resolve) => {
          end = resolve;
        }),
    );
    const world = createWorld({ onPaid });
    const { order } = await openShop(world);
    const first = notify(world, signed(paymentOf(order)));
    await vi.waitFor(() => {
      expect(onPaid).toHaveBeenCalled();
    });
    await vi.advanceTimersByTimeAsync(45_000);
    world.restart();
    const second = notify(world, signed(paymentOf(order)));
    await vi.advanceTimersByTimeAsync(5200);
    expect(await refusalOf(second)).toEqual([503, "busy"]);
    expect((await second).headers.get("retry-after")).toBe("1");
    end();
    expect((await first).status).toBe(200);
    expect((await notify(world, signed(paymentOf(order)))).status).toBe(200);
    expect(onPaid).toHaveBeenCalledTimes(1);
  });

  test("without end: after a minute it has failed, and is asked again", async () => {
    const onPaid = vi.fn(() => Promise.resolve()).mockReturnValueOnce(new Promise(() => {}));
    const world = createWorld({ onPaid });
    const { order } = await openShop(world);
    const hanging = notify(world, signed(paymentOf(order)));
    await vi.waitFor(() => {
      expect(onPaid).toHaveBeenCalled();
    });
    await vi.advanceTimersByTimeAsync(60_000);
    expect(await refusalOf(hanging)).toEqual([503, "too_slow"]);
    expect((await notify(world, signed(paymentOf(order)))).status).toBe(200);
    expect(onPaid).toHaveBeenCalledTimes(2);
  });

  test("more than a minute, and ends well: it is not asked again", async () => {
    const onPaid = vi.fn(() => new Promise<void>((resolve) => setTimeout(resolve, 70_000)));
    const world = createWorld({ onPaid });
    const { order } = await openShop(world);
    const slow = notify(world, signed(paymentOf(order)));
    await vi.waitFor(() => {
      expect(onPaid).toHaveBeenCalled();
    });
    await vi.advanceTimersByTimeAsync(71_000);
    expect((await slow).status).toBe(503);
    expect((await notify(world, signed(paymentOf(order)))).status).toBe(200);
    expect(onPaid).toHaveBeenCalledTimes(1);
  });
});

describe("onPaid throws", () => {
  test("at once or later: not acknowledged, told to the merchant with its cause, and asked again", async () => {
    const failures = [new Error("no stock"), new Error("no database")];
    const onPaid = vi
      .fn(() => Promise.resolve())
      .mockImplementationOnce(() => {
        throw failures[0] as Error;
      })
      .mockRejectedValueOnce(failures[1]);
    const world = createWorld({ onPaid });
    const { order } = await openShop(world);
    for (const _ of failures) {
      const answer = await notify(world, signed(paymentOf(order)));
      expect(await answer.clone().text()).not.toMatch(/stock|database/);
      expect(await refusalOf(answer)).toEqual([503, "not_fulfilled"]);
    }
    expect(world.errors).toEqual(failures);
    expect((await notify(world, signed(paymentOf(order)))).status).toBe(200);
    expect(onPaid).toHaveBeenCalledTimes(3);
  });

  test("the page is told that it is paid, for it is; and each time it asks, onPaid is asked again", async () => {
    const onPaid = vi
      .fn(() => Promise.resolve())
      .mockRejectedValueOnce(new Error("1"))
      .mockRejectedValueOnce(new Error("2"));
    const world = createWorld({ onPaid });
    const { browser, order } = await openShop(world);
    const ask = () => status(browser.get(`/orders?outTradeNo=${order.outTradeNo}`));
    await notify(world, signed(paymentOf(order)));
    // VVChat need not be asked again what it has said.
    world.emulator.fail({ kind: "status", status: 500 });
    expect([await ask(), await ask(), await ask()]).toEqual(["paid", "paid", "paid"]);
    expect(onPaid).toHaveBeenCalledTimes(3);
  });
});

test("onError that fails, at once or later, stops nothing", async () => {
  for (const onError of [
    () => {
      throw new Error("log is full");
    },
    () => Promise.reject(new Error("log is down")),
  ]) {
    const world = createWorld({
      onError,
      onPaid: () => {
        throw new Error("no stock");
      },
    });
    const { order } = await openShop(world);
    expect(await refusalOf(notify(world, signed(paymentOf(order))))).toEqual([503, "not_fulfilled"]);
  }
});

test("without onPaid a payment is noted all the same", async () => {
  const world = createWorld({ onPaid: undefined });
  const { browser, order } = await openShop(world);
  expect((await notify(world, signed(paymentOf(order)))).status).toBe(200);
  expect(await status(browser.get(`/orders?outTradeNo=${order.outTradeNo}`))).toBe("paid");
});

test("the store fails: nothing is acknowledged, and nothing is said to be unpaid", async () => {
  const world = createWorld();
  const { browser, order } = await openShop(world);
  const broken = () => Promise.reject(new Error("no connection"));
  world.restart({ store: { get: broken, set: broken, add: broken, replace: broken, remove: broken } });
  expect(await refusalOf(notify(world, signed(paymentOf(order))))).toEqual([503, "store_unavailable"]);
  expect(await refusalOf(browser.get(`/orders?outTradeNo=${order.outTradeNo}`))).toEqual([503, "store_unavailable"]);
  expect(await refusalOf(browser.post("/orders", {}, { "idempotency-key": "k" }))).toEqual([503, "store_unavailable"]);
  expect(world.paid).toEqual([]);
  expect(world.errors).toEqual(Array(world.errors.length).fill(new Error("no connection")));
});
