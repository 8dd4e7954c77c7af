import { describe, expect, test } from "vitest";
import { signData, verifyData } from "../../src/platform/sign.js";
import {
  createMerchant,
  emulate,
  get,
  order,
  orderPath,
  otherApp,
  placed,
  post,
  refused,
  signed,
  tea,
} from "./platform.js";

describe("an order", () => {
  test("gets a signed imprest code, and can be asked for by it and by the merchant's number", async () => {
    const emulator = emulate();
    const { status, body } = await order(emulator, { remark: "少冰" });
    expect(status).toBe(200);
    expect(body).toMatchObject({ app_id: "test", store_no: "s1234", scene_type: "APP" });
    expect(verifyData(body, "123456")).toBe(true);
    const imprest_code = String(body["imprest_code"]);
    const asked = { open_id: "", store_no: "s1234", out_trade_no: "T-1", trade_no: "", imprest_code, amount: 3600 };
    const found = { ...asked, title: "奶茶 × 2", remark: "少冰", scene_type: "APP", status: 0 };
    for (const name of [{ imprest_code }, { out_trade_no: "T-1" }, { imprest_code, out_trade_no: "T-1" }]) {
      const answer = await get(emulator, orderPath, { app_id: "test", ...name });
      expect(answer).toEqual({ status: 200, body: { ...found, notify_url: "https://shop.example/paid" } });
    }
  });

  test.each([
    ["an empty remark, which is not signed", { ...signed(tea), remark: "" }],
    ["a field that nobody knows, which is", signed({ ...tea, device: "pos-7" })],
    ["a zero in it, which is not empty", signed({ ...tea, discount: 0 })],
  ])("is taken with %s", async (_, body) => {
    expect(await post(emulate(), orderPath, body)).toMatchObject({ status: 200 });
  });

  test.each([
    ["no sign", tea],
    ["an empty sign", { ...tea, sign: "" }],
    ["null for a sign", { ...tea, sign: null }],
    ["a list for a sign", { ...tea, sign: [signData(tea, "123456")] }],
    ["a sign in lower case", { ...tea, sign: signData(tea, "123456").toLowerCase() }],
    ["another key's sign", signed(tea, otherApp.appKey)],
    ["the sign of another amount", { ...signed(tea), amount: 1 }],
    ["a field that was not signed", { ...signed(tea), discount: 100 }],
    ["a signed field that is left out", { ...signed({ ...tea, remark: "少冰" }), remark: undefined }],
    ["a field that cannot be signed", { ...signed(tea), goods: ["tea"] }],
  ])("is refused with %s", async (_, body) => {
    const emulator = emulate();
    expect(await post(emulator, orderPath, body)).toEqual(refused("签名错误"));
    expect(await get(emulator, orderPath, { app_id: "test", out_trade_no: "T-1" })).toEqual(refused("订单不存在"));
  });

  const wrong: readonly (readonly [field: string, values: readonly unknown[], message: string])[] = [
    ["app_id", [undefined, "", "nobody", 1], "无效的app_id"],
    ["store_no", [undefined, "", otherApp.storeNo], "无效的store_no"],
    ["nonce_str", [undefined, "", "n".repeat(33), 7], "参数错误：nonce_str"],
    ["sign_type", [undefined, "", "SHA256"], "参数错误：sign_type"],
    ["out_trade_no", [undefined, "", "T".repeat(65), 1], "参数错误：out_trade_no"],
    ["amount", [undefined, 0, -1, 0.5, "3600", 2 ** 53], "参数错误：amount"],
    ["notify_url", [undefined, "", "/paid", "ftp://shop.example/", "https://", "https://a b/"], "参数错误：notify_url"],
    ["scene_type", [undefined, "", "H5"], "参数错误：scene_type"],
    ["title", [undefined, "", 1], "参数错误：title"],
    ["remark", [1, true], "参数错误：remark"],
  ];
  const cases = wrong.flatMap(([field, values, message]) => values.map((value) => ({ field, value, message })));
  test.each(cases)("is refused with $field: $value, though it is rightly signed", async ({ field, value, message }) => {
    const emulator = emulate();
    expect(await order(emulator, { [field]: value })).toEqual(refused(message));
    expect(await get(emulator, orderPath, { app_id: "test", out_trade_no: "T-1" })).toEqual(refused("订单不存在"));
  });

  test("is refused a second time under its number, also at once; another app may have the same number", async () => {
    const emulator = emulate();
    const [first, second] = await Promise.all([order(emulator), order(emulator, { amount: 1 })]);
    expect(first.status).toBe(200);
    expect(second).toEqual(refused("商户订单号重复"));
    const other = { app_id: otherApp.appId, store_no: otherApp.storeNo };
    expect(await order(emulator, other, otherApp.appKey)).toMatchObject({ status: 200 });
    expect(await order(emulator, other, otherApp.appKey)).toEqual(refused("商户订单号重复"));
  });

  test.each([
    ["no name", { app_id: "test" }, "参数错误：imprest_code"],
    ["an unknown number", { app_id: "test", out_trade_no: "T-2" }, "订单不存在"],
    ["an unknown code", { app_id: "test", imprest_code: "IM1" }, "订单不存在"],
    ["two names that do not agree", { app_id: "test", out_trade_no: "T-1", imprest_code: "IM1" }, "订单不存在"],
    ["no app", { out_trade_no: "T-1" }, "无效的app_id"],
    ["another app", { app_id: otherApp.appId, out_trade_no: "T-1" }, "订单不存在"],
  ])("is not found by %s", async (_, query, message) => {
    const emulator = emulate();
    await order(emulator);
    expect(await get(emulator, orderPath, query)).toEqual(refused(message));
  });
});

describe("a payment", () => {
  test("moves its order, once", async () => {
    const merchant = createMerchant();
    const emulator = emulate({ fetch: merchant.fetch });
    const imprestCode = await placed(emulator);
    expect(emulator.look({ imprestCode })).toEqual({
      outTradeNo: "T-1",
      title: "奶茶 × 2",
      remark: "",
      amount: 3600,
      paid: false,
    });
    const { tradeNo } = emulator.pay({ imprestCode });
    expect(() => emulator.pay({ imprestCode })).toThrow("订单已支付");
    expect(emulator.look({ imprestCode }).paid).toBe(true);
    const { body } = await get(emulator, orderPath, { app_id: "test", imprest_code: imprestCode });
    expect(body).toMatchObject({ status: 1, trade_no: tradeNo, open_id: "o-xiaozhu" });
    await emulator.settled();
    expect(merchant.told).toHaveLength(1);
  });

  test("of an order that nobody placed, or another app's, is refused", async () => {
    const emulator = emulate();
    const imprestCode = await placed(emulator);
    expect(() => emulator.pay({ imprestCode: "IM1" })).toThrow("订单不存在");
    expect(() => emulator.pay({ imprestCode, appId: otherApp.appId })).toThrow("订单不存在");
    expect(() => emulator.pay({ imprestCode, openId: "o-nobody" })).toThrow("用户不存在");
    expect(emulator.look({ imprestCode, appId: "test" }).paid).toBe(false);
  });
});

test("the vendor's demonstration gets an order to pay, another one each time, and nobody is notified of it", async () => {
  const emulator = emulate();
  const codes = await Promise.all([1, 2].map(() => get(emulator, "/paybusapi/v1/test/imprest")));
  const [one, two] = codes.map(({ body }) => String(body["imprest_code"]));
  expect(one).not.toBe(two);
  const order = { imprestCode: String(one), appId: "test" };
  expect(emulator.look(order)).toMatchObject({ amount: 1, paid: false });
  emulator.pay(order);
  await emulator.settled();
  expect(emulator.deliveries).toEqual([]);
  expect(emulator.look(order).paid).toBe(true);
});
