import { afterEach, describe, expect, test, vi } from "vitest";
import { mortalStore } from "./mortalStore.js";
import {
  type OrderAnswer,
  createWorld,
  notify,
  openBrowser,
  openShop,
  orderTeas,
  paymentOf,
  signed,
  twoTeas,
} from "./world.js";

afterEach(() => {
  vi.useRealTimers();
});

/** The dead one's claims are over, and only then is anybody asked. */
function waitForLease(): void {
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 30_001 });
}

const moments = ["before", "after"] as const;
const deaths = (operations: number) =>
  Array.from({ length: operations }, (_, last) => moments.map((moment) => [moment, last] as const)).flat();

describe("a process dies while it makes an order", () => {
  test.each(deaths(5))("%s its store operation %i: the same key gives one order", async (moment, last) => {
    const world = createWorld();
    const browser = openBrowser(world);
    await browser.signIn();
    const store = mortalStore(world.store, last, moment);
    world.restart({ store });
    void browser.post("/orders", twoTeas, { "idempotency-key": "cart-1" });
    await store.died;
    world.restart();
    waitForLease();
    const order = await orderTeas(browser);
    expect(order).toMatchObject({ amount: 3600, status: "unpaid" });
    expect(await orderTeas(browser)).toEqual(order);
    expect(await (await browser.get(`/orders?imprestCode=${order.imprestCode}`)).json()).toEqual(order);
  });
});

describe("a process dies while it is told of a payment", () => {
  test.each(deaths(5))("%s its store operation %i: it ends paid, and onPaid is not forgotten", async (moment, last) => {
    const world = createWorld();
    const { browser, order } = await openShop(world);
    const store = mortalStore(world.store, last, moment);
    world.restart({ store });
    const payment = signed(paymentOf(order));
    void notify(world, payment);
    await store.died;
    world.restart();
    waitForLease();
    expect(await (await notify(world, payment)).text()).toBe("success");
    // Twice only where it died between its end and the note of it.
    const unnoted = last === 3 && moment === "before";
    expect(world.paid.map(({ outTradeNo }) => outTradeNo)).toEqual(Array(unnoted ? 2 : 1).fill(order.outTradeNo));
    const found = (await (await browser.get(`/orders?outTradeNo=${order.outTradeNo}`)).json()) as OrderAnswer;
    expect(found).toMatchObject({ status: "paid", tradeNo: "VT1" });
    const before = world.paid.length;
    await notify(world, payment);
    expect(world.paid).toHaveLength(before);
  });

  test("in the middle of onPaid: others wait, then say that it is busy; after the lease one of them does it", async () => {
    const world = createWorld();
    const { order } = await openShop(world);
    const called = vi.fn(() => new Promise<void>(() => {}));
    // Dead: it never comes back, and its claim is renewed no more.
    const store = mortalStore(world.store, 3, "before");
    world.restart({ onPaid: called, store });
    void notify(world, signed(paymentOf(order)));
    await vi.waitFor(() => {
      expect(called).toHaveBeenCalled();
    });
    world.restart();
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 1 });
    const waiting = notify(world, signed(paymentOf(order)));
    await new Promise((resolve) => setTimeout(resolve, 60));
    vi.setSystemTime(Date.now() + 5001);
    expect((await waiting).status).toBe(503);
    expect(world.paid).toEqual([]);
    vi.setSystemTime(Date.now() + 25_000);
    expect((await notify(world, signed(paymentOf(order)))).status).toBe(200);
    expect(world.paid).toHaveLength(1);
  });
});
