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

const tea: PaymentRequest = { order: { sku: "milk-tea", quantity: 2 }, amount: 3600 };
const soon = () => vi.advanceTimersByTimeAsync(1);
const nothing = () => {};

/** A page with a payment page open in the app. */
async function paying(options?: Parameters<typeof createWorld>[0]) {
  const world = createWorld(options);
  const page = world.page();
  page.store.subscribe("cart", nothing);
  page.store.pay("cart", tea);
  await soon();
  const sheet = world.sheets[0];
  if (!sheet) throw new Error("no sheet");
  return { world, page, store: page.store, sheet, phase: () => page.store.get("cart").phase };
}

describe("a tap", () => {
  test("makes one order and opens it", async () => {
    const { world, phase, sheet } = await paying();
    expect(phase()).toBe("paying");
    expect(sheet.imprestCode).toBe("I1");
    expect(world.requests).toMatchObject([{ order: tea.order, amount: 3600 }]);
  });

  test("fifty in a second: one order, one call", async () => {
    const { world, store } = await paying();
    for (let tap = 0; tap < 50; tap++) store.pay("cart", tea);
    await soon();
    expect(world.sheets).toHaveLength(1);
    expect(world.requests).toHaveLength(1);
  });

  test("fifty while the order is made: one order, one call", async () => {
    const world = createWorld();
    const { store } = world.page();
    store.subscribe("cart", nothing);
    for (let tap = 0; tap < 50; tap++) store.pay("cart", tea);
    await soon();
    expect(world.sheets).toHaveLength(1);
    expect(world.requests).toHaveLength(1);
  });

  test("with the order prepared: the host is called in the tap's own task, and the journal knows before", () => {
    const world = createWorld();
    const { store } = world.page();
    const journaled: unknown[] = [];
    store.prepare("cart", { imprestCode: "I9" });
    expect(store.get("cart").phase).toBe("prepared");
    world.sheets.push = (...sheets) => {
      journaled.push([...world.items.values()].join());
      return Array.prototype.push.apply(world.sheets, sheets);
    };
    store.pay("cart", { imprestCode: "I9" });
    expect(world.sheets).toHaveLength(1);
    expect(journaled).toMatchObject([expect.stringContaining('"phase":"paying"')]);
  });

  test("a second after opening: the sheet is gone, and the server is asked", async () => {
    const { world, store, phase } = await paying();
    await vi.advanceTimersByTimeAsync(1100);
    store.pay("cart", tea);
    expect(phase()).toBe("confirming");
    expect(world.asked).toHaveLength(1);
    expect(world.sheets).toHaveLength(1);
  });

  test("whoever tapped and left before the order came is not surprised by a payment page", async () => {
    const world = createWorld();
    const { store } = world.page();
    const leave = store.subscribe("cart", nothing);
    store.pay("cart", tea);
    leave();
    await soon();
    expect(store.get("cart").phase).toBe("prepared");
    expect(world.sheets).toHaveLength(0);
  });
});

describe("the host's answer", () => {
  test("success is not paid until the server says so", async () => {
    const { world, sheet, phase, store } = await paying();
    sheet.tell(claims.success);
    expect(phase()).toBe("confirming");
    await vi.advanceTimersByTimeAsync(5000);
    expect(phase()).toBe("confirming");
    world.settle("I1");
    await vi.advanceTimersByTimeAsync(10_000);
    expect(phase()).toBe("paid");
    expect(store.get("cart").order).toMatchObject({ outTradeNo: "O1", tradeNo: "T1", status: "paid" });
  });

  test.each(["cancelled", "failed"] as const)("%s, and the server says not paid", async (kind) => {
    const { sheet, phase, store } = await paying();
    sheet.tell(claims[kind]);
    expect(phase()).toBe("confirming");
    await soon();
    expect(phase()).toBe(kind);
    expect(store.get("cart").error?.code).toBe(kind);
  });

  test.each(["cancelled", "failed", "none"] as const)("%s, but it was paid: paid wins", async (kind) => {
    const { world, sheet, phase } = await paying();
    world.settle("I1");
    sheet.tell(claims[kind]);
    await soon();
    expect(phase()).toBe("paid");
  });

  test("cancelled, and the server does not answer: unknown", async () => {
    const { world, sheet, phase } = await paying();
    world.mood = "silent";
    sheet.tell(claims.cancelled);
    await vi.advanceTimersByTimeAsync(10_001);
    expect(phase()).toBe("unknown");
  });

  test("nothing that can be understood: asked for two minutes, then unknown", async () => {
    const { world, sheet, phase } = await paying();
    sheet.tell(claims.none);
    await vi.advanceTimersByTimeAsync(119_000);
    expect(phase()).toBe("confirming");
    expect(world.asked).toHaveLength(11);
    await vi.advanceTimersByTimeAsync(1100);
    expect(phase()).toBe("unknown");
  });

  test("a clock that jumps cuts nothing short", async () => {
    const { sheet, phase } = await paying();
    sheet.tell(claims.none);
    vi.setSystemTime(Date.now() + 86_400_000);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(phase()).toBe("confirming");
    vi.setSystemTime(0);
    await vi.advanceTimersByTimeAsync(61_000);
    expect(phase()).toBe("unknown");
  });

  test("never sent: failed, and nothing is asked", async () => {
    const { world, sheet, phase, store } = await paying();
    sheet.tell(claims.unsent);
    expect(phase()).toBe("failed");
    expect(store.get("cart").error?.code).toBe("unavailable");
    expect(world.asked).toHaveLength(0);
  });

  test("late, after cancelled: asked again, and paid", async () => {
    const { world, sheet, phase } = await paying();
    sheet.tell(claims.cancelled);
    await soon();
    expect(phase()).toBe("cancelled");
    world.settle("I1");
    sheet.tell(claims.success);
    expect(phase()).toBe("confirming");
    await soon();
    expect(phase()).toBe("paid");
  });

  test("late, for an order that was given up: that one counts, and the new one is not opened", async () => {
    const { world, sheet, phase, store } = await paying();
    sheet.tell(claims.cancelled);
    await soon();
    store.reset("cart");
    store.prepare("cart", tea);
    await soon();
    expect(store.get("cart")).toMatchObject({ phase: "prepared", order: { imprestCode: "I2" } });
    world.settle("I1");
    sheet.tell(claims.success);
    expect(store.get("cart")).toMatchObject({ phase: "confirming", order: { imprestCode: "I1" } });
    store.pay("cart", tea);
    await soon();
    expect(phase()).toBe("paid");
    expect(world.sheets).toHaveLength(1);
  });

  test("success twice, or success and then failed: nothing changes", async () => {
    const { sheet, store } = await paying();
    sheet.tell(claims.success);
    const before = store.get("cart");
    sheet.tell(claims.success);
    sheet.tell(claims.failed);
    expect(store.get("cart")).toBe(before);
  });
});

describe("paying again", () => {
  test("after a cancel: the same order, no second one", async () => {
    const { world, sheet, store, phase } = await paying();
    sheet.tell(claims.cancelled);
    await soon();
    store.pay("cart", tea);
    expect(phase()).toBe("paying");
    expect(world.sheets.map(({ imprestCode }) => imprestCode)).toEqual(["I1", "I1"]);
    expect(world.requests).toHaveLength(1);
  });

  test("while it is unknown: a tap asks the server, and pays nothing", async () => {
    const { world, sheet, store, phase } = await paying();
    sheet.tell(claims.none);
    await vi.advanceTimersByTimeAsync(121_000);
    store.pay("cart", tea);
    expect(phase()).toBe("confirming");
    await soon();
    expect(store.get("cart")).toMatchObject({ phase: "prepared", unpaid: true, order: { imprestCode: "I1" } });
    expect(world.sheets).toHaveLength(1);
  });

  test("check() without an answer stays unknown", async () => {
    const { world, sheet, store, phase } = await paying();
    sheet.tell(claims.none);
    await vi.advanceTimersByTimeAsync(121_000);
    world.mood = "down";
    store.check("cart");
    await soon();
    expect(phase()).toBe("unknown");
    expect(store.get("cart").error?.code).toBe("network");
  });

  test("back on the page: what is unknown is asked about at once", async () => {
    const { world, sheet, store, phase } = await paying();
    sheet.tell(claims.none);
    await vi.advanceTimersByTimeAsync(121_000);
    world.settle("I1");
    store.wake();
    await soon();
    expect(phase()).toBe("paid");
  });

  test("reset() makes a new purchase, with a key of its own", async () => {
    const { world, sheet, store, phase } = await paying();
    world.settle("I1");
    sheet.tell(claims.success);
    await soon();
    store.reset("cart");
    expect(phase()).toBe("idle");
    store.pay("cart", tea);
    await soon();
    expect(world.sheets.map(({ imprestCode }) => imprestCode)).toEqual(["I1", "I2"]);
    expect(new Set(world.requests.map(({ idempotencyKey }) => idempotencyKey)).size).toBe(2);
  });

  test("reset() does nothing while it is open", async () => {
    const { store, phase } = await paying();
    store.reset("cart");
    expect(phase()).toBe("paying");
  });
});

describe("the order", () => {
  test("another cart under the same key, not open: prepared anew, with another idempotency key", async () => {
    const world = createWorld();
    const { store } = world.page();
    store.prepare("cart", tea);
    await soon();
    store.prepare("cart", { ...tea, order: { sku: "milk-tea", quantity: 3 } });
    await soon();
    expect(world.requests).toHaveLength(2);
    expect(world.requests[0]?.idempotencyKey).not.toBe(world.requests[1]?.idempotencyKey);
    expect(store.get("cart").order?.imprestCode).toBe("I2");
  });

  test("another cart under the same key while it is open changes nothing", async () => {
    const { world, store, phase } = await paying();
    store.prepare("cart", { ...tea, order: { sku: "milk-tea", quantity: 3 } });
    await soon();
    expect(phase()).toBe("paying");
    expect(world.requests).toHaveLength(1);
  });

  test("for another amount than the page shows: failed, and nothing is opened", async () => {
    const world = createWorld({ price: 3700 });
    const { store } = world.page();
    store.subscribe("cart", nothing);
    store.pay("cart", tea);
    await soon();
    expect(store.get("cart")).toMatchObject({ phase: "failed", error: { code: "server", field: "amount" } });
    expect(world.sheets).toHaveLength(0);
  });

  test("expired: the next tap makes another", async () => {
    const world = createWorld();
    world.expiresIn = 60;
    const { store } = world.page();
    store.subscribe("cart", nothing);
    store.prepare("cart", tea);
    await soon();
    await vi.advanceTimersByTimeAsync(61_000);
    expect(store.get("cart").phase).toBe("idle");
    store.pay("cart", tea);
    await soon();
    expect(world.sheets.map(({ imprestCode }) => imprestCode)).toEqual(["I2"]);
  });

  test.each(["down", "silent"] as const)(
    "a server that is %s: failed, nothing is opened; again asks for the same",
    async (mood) => {
      const world = createWorld();
      world.mood = mood;
      const { store } = world.page();
      store.subscribe("cart", nothing);
      store.pay("cart", tea);
      await vi.advanceTimersByTimeAsync(10_001);
      expect(store.get("cart")).toMatchObject({
        phase: "failed",
        error: { code: mood === "down" ? "network" : "timeout" },
      });
      expect(world.sheets).toHaveLength(0);
      world.mood = "well";
      store.pay("cart", tea);
      await soon();
      expect(store.get("cart").phase).toBe("paying");
      expect(new Set(world.requests.map(({ idempotencyKey }) => idempotencyKey)).size).toBe(1);
    },
  );

  test.each([
    [{ ...tea, amount: -1 }, "amount"],
    [{ ...tea, amount: 36.5 }, "amount"],
    [{ ...tea, amount: NaN }, "amount"],
    [{ imprestCode: "" }, "imprestCode"],
    [{}, "order"],
  ])("%j is refused by its field", async (request: PaymentRequest, field) => {
    const world = createWorld();
    const { store } = world.page();
    store.subscribe("cart", nothing);
    store.pay("cart", request);
    await soon();
    expect(store.get("cart")).toMatchObject({ phase: "failed", error: { code: "invalid", field } });
    expect(world.sheets).toHaveLength(0);
    expect(world.requests).toHaveLength(0);
  });

  test("a server that answers about another order is not believed", async () => {
    const { world, sheet, phase } = await paying();
    world.orders.set("I1", { outTradeNo: "O1", imprestCode: "I1", amount: 1, status: "paid" });
    sheet.tell(claims.success);
    await vi.advanceTimersByTimeAsync(121_000);
    expect(phase()).toBe("unknown");
  });

  test("by its number: read, paid from there, found again under the key that it was made with", async () => {
    const { world, sheet, store } = await paying();
    sheet.tell(claims.cancelled);
    await soon();
    expect(store.keyOf(undefined, { outTradeNo: "O1" })).toBe("cart");
    const other = world.page().store;
    expect(other.keyOf(undefined, { outTradeNo: "O1" })).toBe("cart");
    world.items.clear();
    const third = world.page().store;
    const key = third.keyOf(undefined, { outTradeNo: "O1" });
    third.prepare(key, { outTradeNo: "O1" });
    await soon();
    expect(third.get(key)).toMatchObject({ phase: "prepared", order: { imprestCode: "I1" } });
    expect(world.items.size).toBe(0);
  });
});

describe("without a server to ask", () => {
  test("success is unconfirmed, with what the host claims", async () => {
    const { sheet, store } = await paying({ server: false });
    sheet.tell(claims.success);
    expect(store.get("cart")).toMatchObject({ phase: "unconfirmed", claimedTradeNo: "T1" });
    sheet.tell(claims.failed);
    expect(store.get("cart").phase).toBe("unconfirmed");
  });

  test.each(["cancelled", "failed"] as const)("%s is as the host says", async (kind) => {
    const { sheet, phase } = await paying({ server: false });
    sheet.tell(claims[kind]);
    expect(phase()).toBe(kind);
  });

  test("no answer is unknown, and a tap pays the same order again", async () => {
    const { world, sheet, store, phase } = await paying({ server: false });
    sheet.tell(claims.none);
    expect(phase()).toBe("unknown");
    store.pay("cart", tea);
    expect(phase()).toBe("paying");
    expect(world.sheets.map(({ imprestCode }) => imprestCode)).toEqual(["I1", "I1"]);
  });

  test("a reload while paying is unknown; unconfirmed stays so", async () => {
    const { world, page, sheet } = await paying({ server: false });
    expect(world.page().store.get("cart").phase).toBe("unknown");
    sheet.tell(claims.success);
    page.kill();
    expect(world.page().store.get("cart")).toMatchObject({ phase: "unconfirmed", claimedTradeNo: "T1" });
  });
});

describe("a reload", () => {
  test("while preparing: the same idempotency key again", async () => {
    const world = createWorld();
    const first = world.page();
    first.store.prepare("cart", tea);
    first.kill();
    const { store } = world.page();
    store.prepare("cart", tea);
    await soon();
    expect(new Set(world.requests.map(({ idempotencyKey }) => idempotencyKey)).size).toBe(1);
  });

  test("while prepared: the same order, and no other is made", async () => {
    const world = createWorld();
    const first = world.page();
    first.store.prepare("cart", tea);
    await soon();
    first.kill();
    const { store } = world.page();
    expect(store.get("cart")).toMatchObject({ phase: "prepared", order: { imprestCode: "I1" } });
    store.prepare("cart", tea);
    store.pay("cart", tea);
    expect(world.requests).toHaveLength(1);
    expect(world.sheets).toHaveLength(1);
  });

  test.each(["paying", "confirming", "unknown"] as const)(
    "while %s: the server is asked, and paid is found",
    async (at) => {
      const { world, page, sheet, phase } = await paying();
      if (at !== "paying") sheet.tell(claims.none);
      if (at === "unknown") await vi.advanceTimersByTimeAsync(121_000);
      expect(phase()).toBe(at);
      page.kill();
      world.settle("I1");
      const { store } = world.page();
      expect(store.get("cart").phase).toBe("confirming");
      const onPaid = vi.fn();
      store.onPaid("cart", onPaid);
      store.subscribe("cart", nothing);
      await soon();
      expect(store.get("cart").phase).toBe("paid");
      expect(onPaid).toHaveBeenCalledOnce();
      expect(world.items.size).toBe(0);
    },
  );

  test("after paid, before anybody was told: it is told after the reload", async () => {
    const { world, page, sheet, phase } = await paying();
    world.settle("I1");
    sheet.tell(claims.success);
    await soon();
    expect(phase()).toBe("paid");
    page.kill();
    const { store } = world.page();
    const onPaid = vi.fn();
    store.onPaid("cart", onPaid);
    store.subscribe("cart", nothing);
    await soon();
    expect(onPaid).toHaveBeenCalledWith(expect.objectContaining({ outTradeNo: "O1" }));
  });

  test("in storage that is full, or forbidden: paying works, and it is said once", async () => {
    const warn = vi.spyOn(console, "warn").mockReturnValue();
    const world = createWorld();
    world.storageFails = true;
    const { store } = world.page();
    store.subscribe("cart", nothing);
    store.pay("cart", tea);
    await soon();
    world.sheets[0]?.tell(claims.success);
    world.settle("I1");
    await vi.advanceTimersByTimeAsync(1100);
    expect(store.get("cart").phase).toBe("paid");
    expect(warn).toHaveBeenCalledOnce();
  });

  test.each(["nonsense", "[]", '{"v":1,"payments":{"cart":{"phase":"paid"}}}', '{"v":9}'])(
    "in storage that holds %s: as if there were none",
    (text) => {
      const world = createWorld();
      world.items.set("vvchat:test", text);
      expect(world.page().store.get("cart").phase).toBe("idle");
    },
  );

  test("a day later: forgotten", async () => {
    const { world, page } = await paying();
    page.kill();
    vi.setSystemTime(Date.now() + 86_400_001);
    expect(world.page().store.get("cart").phase).toBe("idle");
  });
});

describe("onPaid", () => {
  test("every subscriber once; one that comes later is told only where nobody was", async () => {
    const { world, sheet, store } = await paying();
    const [first, second, third] = [vi.fn(), vi.fn(), vi.fn()];
    store.onPaid("cart", first);
    store.onPaid("cart", second);
    world.settle("I1");
    sheet.tell(claims.success);
    await soon();
    sheet.tell(claims.success);
    store.onPaid("cart", third);
    expect([first, second, third].map((mock) => mock.mock.calls.length)).toEqual([1, 1, 0]);
  });

  test("nobody there: the first to come is told", async () => {
    const { world, sheet, store } = await paying();
    world.settle("I1");
    sheet.tell(claims.success);
    await soon();
    const onPaid = vi.fn();
    store.onPaid("cart", onPaid);
    expect(onPaid).toHaveBeenCalledOnce();
  });
});

describe("another tab", () => {
  test("both prepared: one order; once one has opened it, a tap in the other opens nothing", async () => {
    const world = createWorld();
    const [one, two] = [world.page().store, world.page().store];
    for (const store of [one, two]) {
      store.subscribe("cart", nothing);
      store.prepare("cart", tea);
      await soon();
    }
    expect(world.orders.size).toBe(1);
    one.pay("cart", tea);
    two.pay("cart", tea);
    expect(world.sheets).toHaveLength(1);
    expect(two.get("cart").phase).toBe("confirming");
  });

  test("paid over there, prepared here: a tap asks first", async () => {
    const world = createWorld();
    const [one, two] = [world.page().store, world.page().store];
    for (const store of [one, two]) {
      store.subscribe("cart", nothing);
      store.prepare("cart", tea);
      await soon();
    }
    one.onPaid("cart", nothing);
    one.pay("cart", tea);
    world.settle("I1");
    world.sheets[0]?.tell(claims.success);
    await soon();
    expect(one.get("cart").phase).toBe("paid");
    two.pay("cart", tea);
    await soon();
    expect(two.get("cart").phase).toBe("paid");
    expect(world.sheets).toHaveLength(1);
  });
});
