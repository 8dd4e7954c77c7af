import { describe, expect, test } from "vitest";
import { createMerchant, emulate, exchange, get, order, otherApp, placed, post } from "./platform.js";

const refusal = (status: number, message: string) => ({ status, body: { err_code: status, err_msg: message } });

test("allow: a code for an app, of somebody", async () => {
  const emulator = emulate();
  const consent = { appId: "test", scope: "snsapi_userinfo", openId: "o-9", nickname: "新人" };
  const { status, body } = await post(emulator, "/emulator/allow", consent);
  expect(status).toBe(200);
  expect(await exchange(emulator, String(body["code"]))).toMatchObject({ body: { open_id: "o-9" } });
  const first = await post(emulator, "/emulator/allow", { scope: "snsapi_userinfo" });
  expect(await exchange(emulator, String(first.body["code"]))).toMatchObject({ body: { open_id: "o-xiaozhu" } });
});

test("order and pay: what the sheet shows, the payment, and the notification", async () => {
  const merchant = createMerchant();
  const emulator = emulate({ fetch: merchant.fetch });
  const imprestCode = await placed(emulator);
  const query = { imprestCode, appId: "test" };
  const look = { outTradeNo: "T-1", title: "奶茶 × 2", remark: "", amount: 3600 };
  expect(await get(emulator, "/emulator/order", query)).toEqual({ status: 200, body: { ...look, paid: false } });
  const payment = { ...query, openId: "o-9", nickname: "新人" };
  const paid = await post(emulator, "/emulator/pay", payment);
  expect(paid).toEqual({ status: 200, body: { tradeNo: expect.stringMatching(/^VT/) } });
  expect(await get(emulator, "/emulator/order", query)).toEqual({ status: 200, body: { ...look, paid: true } });
  expect(await post(emulator, "/emulator/pay", payment)).toEqual(refusal(409, "订单已支付"));
  await emulator.settled();
  expect(merchant.told).toMatchObject([{ trade_no: paid.body["tradeNo"], open_id: "o-9" }]);
  const { body } = await get(emulator, "/emulator/deliveries");
  expect(body).toEqual({ deliveries: emulator.deliveries });
});

test("paid twice at once: one of them", async () => {
  const emulator = emulate();
  const payment = { imprestCode: await placed(emulator) };
  const answers = await Promise.all([1, 2, 3].map(() => post(emulator, "/emulator/pay", payment)));
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
});

describe("refuses", () => {
  test.each([
    ["allow", { scope: "" }, 400, "参数错误：scope"],
    ["allow", { scope: "snsapi_userinfo", appId: "nobody" }, 400, "无效的app_id"],
    ["allow", { scope: "snsapi_userinfo", appId: 1 }, 400, "参数错误：appId"],
    ["allow", { scope: "snsapi_userinfo", openId: "o-9" }, 404, "用户不存在"],
    ["allow", [], 400, "请求体必须是 JSON"],
    ["pay", {}, 400, "参数错误：imprestCode"],
    ["pay", { imprestCode: "IM1" }, 404, "订单不存在"],
  ])("%s with %o", async (path, body, status, message) => {
    expect(await post(emulate(), `/emulator/${path}`, body)).toEqual(refusal(status, message));
  });

  test.each([{}, { imprestCode: "IM1" }])("an order by %o", async (query) => {
    expect(await get(emulate(), "/emulator/order", query)).toEqual(refusal(404, "订单不存在"));
  });

  test("another app's order", async () => {
    const emulator = emulate();
    const theirs = { imprestCode: await placed(emulator), appId: otherApp.appId };
    expect(await get(emulator, "/emulator/order", theirs)).toEqual(refusal(404, "订单不存在"));
    expect(await post(emulator, "/emulator/pay", theirs)).toEqual(refusal(404, "订单不存在"));
  });
});

test("messages: what was sent into which chat", async () => {
  expect(await get(emulate(), "/emulator/messages")).toEqual({ status: 200, body: { messages: [] } });
});

describe("faults", () => {
  test("of answers and of notifications", async () => {
    const merchant = createMerchant();
    const emulator = emulate({ fetch: merchant.fetch });
    const faults = { answers: [{ kind: "status", status: 503 }], notifications: [{ kind: "twice" }] };
    expect(await post(emulator, "/emulator/faults", faults)).toEqual({ status: 200, body: {} });
    expect(await order(emulator)).toMatchObject({ status: 503 });
    emulator.pay({ imprestCode: await placed(emulator) });
    await emulator.settled();
    expect(merchant.told).toHaveLength(2);
  });

  test.each([
    { answers: [{ kind: "slow" }] },
    { answers: [{ kind: "slow", ms: -1 }] },
    { answers: [{ kind: "status", status: 200 }] },
    { answers: [{ kind: "twice" }] },
    { answers: { kind: "html" } },
    { answers: ["html"] },
    { notifications: [{ kind: "late", ms: 2 ** 31 }] },
    { notifications: [{ kind: "status", status: "2" }] },
    { answers: [{ kind: "html" }], notifications: [{ kind: "constructor" }] },
  ])("that are none change nothing: %o", async (faults) => {
    const emulator = emulate();
    expect(await post(emulator, "/emulator/faults", faults)).toMatchObject({ status: 400 });
    expect(await order(emulator)).toMatchObject({ status: 200 });
  });
});
