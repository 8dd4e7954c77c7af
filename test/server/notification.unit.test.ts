import { describe, expect, test } from "vitest";
import { slowStore } from "./slowStore.js";
import { type OrderAnswer, createWorld, notify, openShop, paymentOf, refusalOf, signed } from "./world.js";

type Bad = (order: OrderAnswer) => unknown;
type Refusal = [status: number, code: string];

/** One that would be right, but for these fields. Signed by the platform. */
const but =
  (fields: Readonly<Record<string, unknown>>): Bad =>
  (order) =>
    signed(paymentOf(order, fields));

function without(order: OrderAnswer, name: string): unknown {
  return signed(Object.fromEntries(Object.entries(paymentOf(order)).filter(([field]) => field !== name)));
}

const noJson: Refusal = [400, "invalid_json"];
const noField: Refusal = [400, "invalid_request"];
const noSign: Refusal = [401, "invalid_sign"];

const bad: readonly (readonly [name: string, body: Bad, ...refusal: Refusal])[] = [
  ["no body", () => "", ...noJson],
  ["null", () => "null", ...noJson],
  ["a list", (order) => [signed(paymentOf(order))], ...noJson],
  ["a text", () => '"success"', ...noJson],
  ["a number", () => "1", ...noJson],
  ["half a JSON", (order) => JSON.stringify(signed(paymentOf(order))).slice(0, -1), ...noJson],
  ["a form", () => "status=1&sign=", ...noJson],
  ["an empty object", () => ({}), ...noSign],
  ["no sign", paymentOf, ...noSign],
  ["an empty sign", (order) => ({ ...paymentOf(order), sign: "" }), ...noSign],
  ["null for a sign", (order) => ({ ...paymentOf(order), sign: null }), ...noSign],
  ["a list for a sign", (order) => ({ ...paymentOf(order), sign: [signed(paymentOf(order))["sign"]] }), ...noSign],
  ["a sign that is made up", (order) => ({ ...paymentOf(order), sign: "0".repeat(32) }), ...noSign],
  ["the sign of another key", (order) => signed(paymentOf(order), "654321"), ...noSign],
  ["the sign of no key", (order) => signed(paymentOf(order), ""), ...noSign],
  [
    "a sign over other fields",
    (order) => ({ ...signed(paymentOf(order, { amount: "1" })), amount: "3600" }),
    ...noSign,
  ],
  ["a field more than the sign knows", (order) => ({ ...signed(paymentOf(order)), coupon: "c" }), ...noSign],
  ["a field less", (order) => ({ ...signed(paymentOf(order)), pay_time: undefined }), ...noSign],
  ["another amount", but({ amount: "3599" }), 409, "amount_mismatch"],
  ["an amount of nothing", but({ amount: "0" }), 409, "amount_mismatch"],
  ["a negative amount", but({ amount: "-3600" }), ...noField],
  ["an amount in yuan", but({ amount: "36.00" }), ...noField],
  ["no amount", (order) => without(order, "amount"), ...noField],
  ["another app", but({ app_id: "other" }), 403, "another_app"],
  ["no app", (order) => without(order, "app_id"), ...noField],
  ["another store", but({ store_no: "s9" }), 403, "another_store"],
  ["an unknown order", but({ out_trade_no: "T-unknown" }), 404, "unknown_order"],
  ["an order by a prototype's name", but({ out_trade_no: "__proto__" }), 404, "unknown_order"],
  ["no order", (order) => without(order, "out_trade_no"), ...noField],
  ["no number of its own", (order) => without(order, "trade_no"), ...noField],
  ["status 0", but({ status: 0 }), 422, "not_paid"],
  ["status 9", but({ status: 9 }), 422, "not_paid"],
  ["status true", but({ status: true }), ...noField],
  ["no status", (order) => without(order, "status"), ...noField],
  ["a nested field", (order) => ({ ...signed(paymentOf(order)), extra: { status: 1 } }), ...noSign],
  ["a nested status", (order) => ({ ...signed(paymentOf(order)), status: { toString: "1" } }), ...noSign],
  ["a prototype in place of fields", (order) => `{"__proto__":${JSON.stringify(signed(paymentOf(order)))}}`, ...noJson],
  ["constructor", but({ constructor: "c" }), ...noJson],
  [
    "a status cut out of another field's value",
    (order) => {
      const { sign } = signed(paymentOf(order, { status: 0, remark: "x&status=1&time=x" }));
      // The same text to be signed, in other pieces.
      return { ...paymentOf(order, { remark: "x", time: `x&status=0&trade_no=VT1`, trade_no: undefined }), sign };
    },
    ...noSign,
  ],
];

test.each(bad)("%s", async (name, body, ...refusal) => {
  const world = createWorld();
  const { order } = await openShop(world);
  const before = await world.state();
  expect([name, ...(await refusalOf(notify(world, body(order))))]).toEqual([name, ...refusal]);
  expect(await world.state()).toEqual(before);
  expect(world.emulator.look(order)).toMatchObject({ paid: false });
  // The right one is still taken.
  expect((await notify(world, signed(paymentOf(order)))).status).toBe(200);
  expect(world.paid).toHaveLength(1);
});

describe("a right one", () => {
  test("with fields that nobody knows: they are part of the sign", async () => {
    const world = createWorld();
    const { order } = await openShop(world);
    const response = await notify(
      world,
      signed(paymentOf(order, { bank: "招商银行", fee: 0, empty: "", store_no: "s1234" })),
    );
    expect([response.status, await response.text()]).toEqual([200, "success"]);
    expect(world.paid).toMatchObject([{ tradeNo: "VT1", paidAt: new Date("2026-11-21T07:01:00Z") }]);
  });

  test("again, hours later: acknowledged, and nothing changes", async () => {
    const world = createWorld();
    const { order } = await openShop(world);
    await notify(world, signed(paymentOf(order)));
    const before = await world.state();
    const again = await notify(world, signed(paymentOf(order)));
    expect([again.status, await again.text()]).toEqual([200, "success"]);
    expect(await world.state()).toEqual(before);
  });

  test.each(["2026-11-21 12:00:00", "", null, 1_795_244_460_000, "99999999999999"])(
    "with the time %j: it is paid now",
    async (time) => {
      const world = createWorld();
      const { order } = await openShop(world);
      expect((await notify(world, signed(paymentOf(order, { pay_time: time })))).status).toBe(200);
      expect(Math.abs((world.paid[0]?.paidAt.getTime() ?? 0) - Date.now())).toBeLessThan(5000);
    },
  );
});

describe("what fits nothing is told to the merchant: money came", () => {
  test("a second payment of one order", async () => {
    const world = createWorld();
    const { order } = await openShop(world);
    await notify(world, signed(paymentOf(order)));
    const before = await world.state();
    const second = notify(world, signed(paymentOf(order, { trade_no: "VT2" })));
    expect(await refusalOf(second)).toEqual([409, "paid_already"]);
    expect(await world.state()).toEqual(before);
    expect(world.errors).toMatchObject([{ code: "paid_already" }]);
  });

  test("two payments of one order, at once: one of them fulfils it", async () => {
    const world = createWorld();
    const { order } = await openShop(world);
    const { store } = slowStore(world.store, [3]);
    const [one, two] = [world.start({ store }), world.start({ store })];
    const told = [one, two].map((handler, index) => {
      world.handler = handler;
      return notify(world, signed(paymentOf(order, { trade_no: `VT${String(index)}` })));
    });
    expect((await Promise.all(told)).map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(world.paid).toHaveLength(1);
  });

  test("one payment for two orders", async () => {
    const world = createWorld();
    const { browser, order } = await openShop(world);
    await notify(world, signed(paymentOf(order)));
    const response = await browser.post(
      "/orders",
      { order: { sku: "milk-tea", quantity: 2 } },
      { "idempotency-key": "2" },
    );
    const other = (await response.json()) as OrderAnswer;
    const before = await world.state();
    expect(await refusalOf(notify(world, signed(paymentOf(other))))).toEqual([409, "another_order"]);
    expect(await world.state()).toEqual(before);
    expect(world.errors).toMatchObject([{ code: "another_order" }]);
  });

  test("a wrong amount, and an order that nobody knows", async () => {
    const world = createWorld();
    const { order } = await openShop(world);
    await notify(world, signed(paymentOf(order, { amount: "1" })));
    await notify(world, signed(paymentOf(order, { out_trade_no: "?" })));
    expect(world.errors).toMatchObject([{ code: "amount_mismatch" }, { code: "unknown_order" }]);
  });
});
