import { describe, expect, test } from "vitest";
import { signData, signJoint, verifyData } from "../../src/platform/sign.js";
import { bonus, createMerchant, emulate, key, otherApp, payOut, post, refused } from "./platform.js";

const path = "/paybusapi/v1/app/agentpay";
const now = () => Math.floor(Date.now() / 1000);

test("is taken, and its end comes as a signed notification", async () => {
  const merchant = createMerchant();
  const emulator = emulate({ fetch: merchant.fetch });
  expect(await payOut(emulator)).toEqual({ status: 200, body: {} });
  await emulator.settled();
  expect(merchant.told).toEqual([
    {
      app_id: "test",
      out_order_no: "A-1",
      agentpay_no: expect.any(String),
      status: 1,
      time: expect.closeTo(now(), -1),
      sign: expect.any(String),
    },
  ]);
  expect(verifyData(merchant.told[0] ?? {}, key)).toBe(true);
  expect(emulator.deliveries).toMatchObject([{ url: "https://shop.example/agent-paid" }]);
});

test("that fails, or is told twice", async () => {
  const merchant = createMerchant();
  const emulator = emulate({ fetch: merchant.fetch });
  emulator.failNotification({ kind: "status", status: 2 }, { kind: "twice" });
  await payOut(emulator);
  await payOut(emulator, { out_order_no: "A-2" });
  await emulator.settled();
  expect(merchant.told.map((body) => [body["out_order_no"], body["status"]])).toEqual([
    ["A-1", 2],
    ["A-2", 1],
    ["A-2", 1],
  ]);
  expect(new Set(merchant.told.map((body) => body["agentpay_no"])).size).toBe(2);
});

test("is paid once under its number, though it is asked for twice at once", async () => {
  const merchant = createMerchant();
  const emulator = emulate({ fetch: merchant.fetch });
  const answers = await Promise.all([payOut(emulator), payOut(emulator, { amount: 1 })]);
  expect(answers).toEqual([{ status: 200, body: {} }, refused("商户订单号重复")]);
  await emulator.settled();
  expect(merchant.told).toHaveLength(1);
});

const header = (name: string, value: string) => ({ [name]: value });

describe("is refused, and nobody is told,", () => {
  test.each<[string, Record<string, string>, string]>([
    ["without an app", header("app_id", ""), "无效的app_id"],
    ["for an unknown app", header("app_id", "nobody"), "无效的app_id"],
    ["with another app's sign", header("app_id", otherApp.appId), "签名错误"],
    ["without a noncestr", header("noncestr", ""), "参数错误：noncestr"],
    ["with too long a noncestr", header("noncestr", "n".repeat(33)), "参数错误：noncestr"],
    ["without a timestamp", header("timestamp", ""), "参数错误：timestamp"],
    ["with milliseconds", header("timestamp", String(Date.now())), "参数错误：timestamp"],
    ["with a stale timestamp", header("timestamp", String(now() - 301)), "请求已过期"],
    ["with one of the future", header("timestamp", String(now() + 320)), "请求已过期"],
    ["without a sign", header("sign", ""), "签名错误"],
    ["with a data sign", header("sign", signData(bonus, key)), "签名错误"],
    [
      "with a sign of another time",
      header("sign", signJoint(bonus, { noncestr: "Qdki7sdj", timestamp: "1517928240" }, key)),
      "签名错误",
    ],
  ])("%s", async (_, headers, message) => {
    const merchant = createMerchant();
    const emulator = emulate({ fetch: merchant.fetch });
    expect(await payOut(emulator, {}, headers)).toEqual(refused(message));
    await emulator.settled();
    expect(merchant.told).toEqual([]);
  });

  const wrong: readonly (readonly [field: string, values: readonly unknown[]])[] = [
    ["out_order_no", [undefined, "", 1, "A".repeat(65)]],
    ["in_open_id", [undefined, "", 1]],
    ["out_open_id", [undefined, "", 1]],
    ["amount", [undefined, 0, -1, 0.5, "888"]],
    ["notify_url", [undefined, "", "shop.example"]],
    ["title", [undefined, ""]],
    ["remark", [1]],
  ];
  const cases = wrong.flatMap(([field, values]) => values.map((value) => ({ field, value })));
  test.each(cases)("with $field: $value, though it is rightly signed", async ({ field, value }) => {
    const merchant = createMerchant();
    const emulator = emulate({ fetch: merchant.fetch });
    expect(await payOut(emulator, { [field]: value })).toEqual(refused(`参数错误：${field}`));
    await emulator.settled();
    expect(merchant.told).toEqual([]);
  });

  test("with a field that was not signed", async () => {
    const emulator = emulate();
    const nonce = { noncestr: "Qdki7sdj", timestamp: String(now()) };
    const headers = { app_id: "test", ...nonce, sign: signJoint(bonus, nonce, key) };
    expect(await post(emulator, path, { ...bonus, amount: 1 }, headers)).toEqual(refused("签名错误"));
    expect(await post(emulator, path, { ...bonus, fast: 1 }, headers)).toEqual(refused("签名错误"));
    expect(await post(emulator, path, { ...bonus, remark: "" }, headers)).toEqual({ status: 200, body: {} });
  });
});
