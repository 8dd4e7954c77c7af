import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { PaymentRequest } from "../../src/payments/request.js";
import { claims, createWorld } from "./world.js";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const tea: PaymentRequest = { order: { sku: "milk-tea" }, amount: 3600 };
const soon = () => vi.advanceTimersByTimeAsync(1);

/** A page with a payment that has opened a link. */
async function opened(options?: Parameters<typeof createWorld>[0]) {
  const world = createWorld(options);
  const page = world.page();
  page.store.subscribe("cart", () => {});
  page.store.pay("cart", tea);
  await soon();
  const payment = () => page.store.get("cart");
  return { world, page, store: page.store, payment, sheet: world.sheets[0] };
}

describe("where the host opens in a tap alone", () => {
  test("a tap that waited for its order opens nothing: it is prepared, and asks for another", async () => {
    const world = createWorld();
    world.needsTap = true;
    const { store } = world.page();
    store.subscribe("cart", () => {});
    store.pay("cart", tea);
    await soon();
    expect(store.get("cart")).toMatchObject({ phase: "prepared", tapAgain: true });
    expect(world.sheets).toEqual([]);
    store.pay("cart", tea);
    expect(store.get("cart").phase).toBe("paying");
    expect(world.sheets).toHaveLength(1);
    expect(world.requests).toHaveLength(1);
  });

  test("an order that was prepared before opens in the first tap", async () => {
    const world = createWorld();
    world.needsTap = true;
    const { store } = world.page();
    store.prepare("cart", tea);
    await soon();
    expect(store.get("cart")).toMatchObject({ phase: "prepared", tapAgain: false });
    store.pay("cart", tea);
    expect(world.sheets).toHaveLength(1);
  });

  test("a code that the app has opens in the first tap", () => {
    const world = createWorld();
    world.needsTap = true;
    const { store } = world.page();
    store.pay("cart", { imprestCode: "I1" });
    expect(world.sheets).toMatchObject([{ imprestCode: "I1" }]);
  });
});

describe("the app does not seem to open", () => {
  test("the payment is as open as before, and the same link can be tried again", async () => {
    const { world, store, payment, sheet } = await opened();
    sheet?.tell(claims.unopened);
    expect(payment()).toMatchObject({ phase: "paying", error: { code: "not_opened" } });
    store.pay("cart", tea);
    expect(payment()).toMatchObject({ phase: "paying", error: null });
    expect(world.sheets.map(({ imprestCode }) => imprestCode)).toEqual(["I1", "I1"]);
    expect(world.requests).toHaveLength(1);
  });

  test("a second tap at once opens nothing more", async () => {
    const { world, store, sheet } = await opened();
    sheet?.tell(claims.unopened);
    for (let tap = 0; tap < 5; tap++) store.pay("cart", tea);
    expect(world.sheets).toHaveLength(2);
  });

  test("it did open, and was left: confirming", async () => {
    const { payment, sheet } = await opened();
    sheet?.tell(claims.unopened);
    sheet?.tell(claims.none);
    expect(payment().phase).toBe("confirming");
  });

  test("it did open, and was paid: the server says so as soon as the page is looked at", async () => {
    const { world, store, payment, sheet } = await opened();
    world.needsTap = true;
    sheet?.tell(claims.unopened);
    world.settle("I1");
    store.wake();
    await soon();
    expect(payment().phase).toBe("paid");
  });

  test("a reload does not take it for unpaid", async () => {
    const { world, page, sheet } = await opened();
    sheet?.tell(claims.unopened);
    page.kill();
    const { store } = world.page();
    expect(store.get("cart").phase).toBe("confirming");
  });

  test("the second opening was never made: the first may still be paid, so the payment is as open as before", async () => {
    const { world, store, payment, sheet } = await opened();
    sheet?.tell(claims.unopened);
    store.pay("cart", tea);
    world.sheets[1]?.tell(claims.unsent);
    expect(payment()).toMatchObject({ phase: "paying", error: { code: "not_opened" } });
    // Another cart is not opened beside it.
    store.pay("cart", { ...tea, order: { sku: "other" } });
    await soon();
    expect(new Set(world.sheets.map(({ imprestCode }) => imprestCode))).toEqual(new Set(["I1"]));
  });

  test("nor does one that was never made end what is unknown, where there is no server to ask", async () => {
    const { world, store, payment, sheet } = await opened({ server: false });
    sheet?.tell(claims.none);
    store.pay("cart", tea);
    world.sheets[1]?.tell(claims.unsent);
    expect(payment().phase).toBe("unknown");
  });

  test("an impatient tap while the link may still open changes nothing", async () => {
    const { world, store, payment, sheet } = await opened();
    world.needsTap = true;
    await vi.advanceTimersByTimeAsync(1500);
    store.pay("cart", tea);
    expect(payment().phase).toBe("paying");
    sheet?.tell(claims.unopened);
    expect(payment().error?.code).toBe("not_opened");
  });

  test("told after the page has moved on, it changes nothing", async () => {
    const { payment, sheet } = await opened();
    sheet?.tell(claims.success);
    sheet?.tell(claims.unopened);
    expect(payment()).toMatchObject({ phase: "confirming", error: null });
  });
});

test("a page that is looked at again waits for the app to open it anew, before it asks and tells that it was paid", async () => {
  const { world, store, payment, sheet } = await opened();
  world.needsTap = true;
  world.settle("I1");
  const onPaid = vi.fn();
  store.onPaid("cart", onPaid);
  store.wake();
  await soon();
  expect(payment().phase).toBe("paying");
  // The bridge, a second later: no answer came.
  sheet?.tell(claims.none);
  await soon();
  expect(payment().phase).toBe("paid");
  expect(onPaid).toHaveBeenCalledTimes(1);
});

test("storage that keeps nothing, without a word: it is said once, and paying works", async () => {
  const warn = vi.spyOn(console, "warn").mockReturnValue();
  const world = createWorld();
  const store = world.page({ getItem: () => null, setItem() {}, removeItem() {} }).store;
  store.prepare("cart", tea);
  await soon();
  store.pay("cart", tea);
  expect(store.get("cart").phase).toBe("paying");
  expect(world.sheets).toHaveLength(1);
  expect(warn).toHaveBeenCalledTimes(1);
});

describe("the app comes back with an answer, to a new load of the page", () => {
  test("it proves nothing: confirming, until the server says so", async () => {
    const { world, page } = await opened();
    page.kill();
    const { store } = world.page();
    store.returned("I1", claims.success);
    store.subscribe("cart", () => {});
    await vi.advanceTimersByTimeAsync(5000);
    expect(store.get("cart").phase).toBe("confirming");
    world.settle("I1");
    await vi.advanceTimersByTimeAsync(20_000);
    expect(store.get("cart").phase).toBe("paid");
  });

  test("without a server to ask: unconfirmed, the host's word", async () => {
    const { world, page } = await opened({ server: false });
    page.kill();
    const { store } = world.page();
    expect(store.get("cart").phase).toBe("unknown");
    store.returned("I1", claims.success);
    expect(store.get("cart")).toMatchObject({ phase: "unconfirmed", claimedTradeNo: "T1" });
  });

  test("without a trade number: still open", async () => {
    const { world, page } = await opened();
    page.kill();
    const { store } = world.page();
    store.returned("I1", claims.none);
    expect(store.get("cart").phase).toBe("confirming");
  });

  test("for an order that nobody knows: nothing", async () => {
    const { world } = await opened();
    const { store } = world.page();
    store.returned("I99", claims.success);
    expect(store.get("order:I99").phase).toBe("idle");
  });

  test("when the journal was cleared in between: nothing is known, and nothing is opened", async () => {
    const { world, page } = await opened();
    page.kill();
    world.items.clear();
    const { store } = world.page();
    store.returned("I1", claims.success);
    expect(store.get("cart").phase).toBe("idle");
    expect(world.sheets).toHaveLength(1);
  });
});
