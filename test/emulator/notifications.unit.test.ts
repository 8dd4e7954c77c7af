import { describe, expect, test } from "vitest";
import type { Emulator, NotificationFault } from "../../src/emulator/index.js";
import { verifyData } from "../../src/platform/sign.js";
import { createMerchant, emulate, get, key, orderPath, placed } from "./platform.js";

async function pay(emulator: Emulator, outTradeNo?: string) {
  return emulator.pay({ imprestCode: await placed(emulator, outTradeNo) });
}

test("a payment is told to the order's own address, signed, with the amount as text", async () => {
  const merchant = createMerchant();
  const emulator = emulate({ fetch: merchant.fetch });
  const { tradeNo } = await pay(emulator);
  await emulator.settled();
  const now = expect.closeTo(Date.now() / 1000, -1);
  expect(merchant.told).toEqual([
    {
      app_id: "test",
      trade_no: tradeNo,
      out_trade_no: "T-1",
      open_id: "o-xiaozhu",
      trade_time: now,
      pay_time: now,
      amount: "3600",
      status: 1,
      sign: expect.any(String),
    },
  ]);
  expect(verifyData(merchant.told[0] ?? {}, key)).toBe(true);
  expect(emulator.deliveries).toMatchObject([{ url: "https://shop.example/paid", status: 200, answer: "success" }]);
});

test.each(["success", "SUCCESS", "Success", " success\n"])("%j acknowledges it", async (text) => {
  const merchant = createMerchant(() => new Response(text));
  const emulator = emulate({ fetch: merchant.fetch });
  await pay(emulator);
  await emulator.settled();
  expect(merchant.told).toHaveLength(1);
});

test.each([
  ["another text", () => new Response("ok")],
  ["no text", () => new Response(null)],
  ["a JSON text", () => Response.json("success")],
  ["a page that has the word", () => new Response("<p>success</p>")],
  ["the word with status 500", () => new Response("success", { status: 500 })],
  ["the word with status 202", () => new Response("success", { status: 202 })],
])("%s does not: it is told again, the same, until nothing is left to try", async (_, answer) => {
  const merchant = createMerchant(answer);
  const emulator = emulate({ fetch: merchant.fetch });
  await pay(emulator);
  await emulator.settled();
  expect(merchant.told).toHaveLength(4);
  expect(new Set(merchant.told.map((body) => JSON.stringify(body))).size).toBe(1);
});

test("a merchant that is down at first hears of it, once", async () => {
  const merchant = createMerchant((times) => {
    if (times === 1) throw new TypeError("fetch failed");
    return new Response(times === 2 ? "later" : "success");
  });
  const emulator = emulate({ fetch: merchant.fetch });
  await pay(emulator);
  await emulator.settled();
  expect(emulator.deliveries.map(({ status, answer }) => [status, answer])).toEqual([
    [undefined, undefined],
    [200, "later"],
    [200, "success"],
  ]);
});

test("stopped, it tells nobody any more", async () => {
  const merchant = createMerchant(() => new Response("later"));
  const emulator = emulate({ fetch: merchant.fetch, retries: [60_000] });
  await pay(emulator);
  await expect.poll(() => merchant.told).toHaveLength(1);
  emulator.stop();
  await emulator.settled();
  await pay(emulator, "T-2");
  await emulator.settled();
  expect(merchant.told).toHaveLength(1);
});

describe("faults", () => {
  /** What the merchant hears of payments, in order: `T-1`, and `T-1 forged` where the sign is wrong. */
  async function hear(faults: readonly NotificationFault[], payments: number): Promise<string[]> {
    const merchant = createMerchant();
    const emulator = emulate({ fetch: merchant.fetch });
    emulator.failNotification(...faults);
    for (let number = 1; number <= payments; number += 1) {
      await pay(emulator, `T-${String(number)}`);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    await emulator.settled();
    return merchant.told.map((body) => `${String(body["out_trade_no"])}${verifyData(body, key) ? "" : " forged"}`);
  }

  test.each<[string, NotificationFault[], number, string[]]>([
    ["twice", [{ kind: "twice" }], 2, ["T-1", "T-1", "T-2"]],
    ["late", [{ kind: "late", ms: 40 }], 2, ["T-2", "T-1"]],
    ["out of order", [{ kind: "outOfOrder" }], 3, ["T-2", "T-1", "T-3"]],
    ["two of them", [{ kind: "outOfOrder" }, { kind: "outOfOrder" }], 3, ["T-3", "T-1", "T-2"]],
    ["overtaken by a late one", [{ kind: "outOfOrder" }, { kind: "late", ms: 40 }], 2, ["T-2", "T-1"]],
    ["lost, for good", [{ kind: "lost" }], 2, ["T-2"]],
  ])("%s", async (_, faults, payments, heard) => {
    expect(await hear(faults, payments)).toEqual(heard);
  });

  test("forged: first one with a made-up sign, then the right one, though the first was taken", async () => {
    expect(await hear([{ kind: "forged" }], 1)).toEqual(["T-1 forged", "T-1"]);
  });

  test.each([0, 2, 9])("status %i, rightly signed; the platform itself knows that it is paid", async (status) => {
    const merchant = createMerchant();
    const emulator = emulate({ fetch: merchant.fetch });
    emulator.failNotification({ kind: "status", status });
    await pay(emulator);
    await emulator.settled();
    expect(merchant.told).toMatchObject([{ status }]);
    expect(verifyData(merchant.told[0] ?? {}, key)).toBe(true);
    const { body } = await get(emulator, orderPath, { app_id: "test", out_trade_no: "T-1" });
    expect(body["status"]).toBe(1);
  });

  test("lost: the platform still knows that it is paid", async () => {
    const emulator = emulate();
    emulator.failNotification({ kind: "lost" });
    const { tradeNo } = await pay(emulator);
    const { body } = await get(emulator, orderPath, { app_id: "test", out_trade_no: "T-1" });
    expect(body).toMatchObject({ status: 1, trade_no: tradeNo });
    expect(emulator.deliveries).toEqual([]);
  });
});
