import { describe, expect, test } from "vitest";
import { signBase, signData, signJoint, verifyData, verifyJoint } from "../../src/platform/sign.js";

const key = "123456";
const nonce = { noncestr: "Qdki7sdj", timestamp: "1517928240" };

const order = {
  app_id: "test",
  store_no: "s1234",
  nonce_str: "Qdki7sdj",
  sign_type: "MD5",
  out_trade_no: "2017928373488",
  amount: 100,
  notify_url: "http://xxxx.com",
  scene_type: "APP",
  title: "小米电视机",
  remark: "备注",
};

const agentPay = {
  amount: 1000,
  in_open_id: "xd8wjr9jr02kjf823jse94kio8",
  notify_url: "http://www.test.com/callback",
  out_open_id: "lJsDBB01QzGpBKOC7uaZB6D0QGZWBMCS",
  out_order_no: "2334234343zz",
  title: "test",
};

const done = {
  agentpay_no: "ds99fjjwekwerjfm",
  app_id: "test",
  out_order_no: "lJsDBB01QzGpBKOC7uaZB6D0QGZWBMCS",
  status: 1,
  time: 1517928240,
};

describe("signs that follow from their parameters", () => {
  test("an order", () => {
    expect(signData(order, key)).toBe("4F31349399703F8B658034DF942B5AE2");
    expect(signData({ ...order, remark: "" }, key)).toBe("336AFAAB55F3ACF29CBADB56AFB93B92");
  });

  test("the documents' first sample, with its own key; what they print for it is another vendor's sign", () => {
    const sample = {
      app_id: "qyxd930ea5d5a258f4f",
      store_no: "10000100",
      title: "test",
      amount: 1,
      nonce_str: "ibuaiVcKdpRxkhJA",
    };
    expect(signData(sample, "192006250b4c09247ec02edce69f6a2d")).toBe("0E7F5741C9ECF83D54F9715E7C3F32B8");
  });

  test("base, joint, and an agent payment's notification", () => {
    expect(signBase(nonce, key)).toBe("0E6F7C3FD912DF18762D96F0EDCEEAC3");
    expect(signJoint(agentPay, nonce, key)).toBe("0E6F7C3FD912DF18762D96F0EDCEEAC3.619913DE53D3ABEFBF3D7B2BD3D4DC11");
    expect(signData(done, key)).toBe("FB2C1A924CAB02201253FA3118D695AB");
  });
});

describe("what counts", () => {
  const sign = signData(order, key);

  test("any field more, known or not, is part of it", () => {
    const more = { ...order, coupon: "c1" };
    expect(verifyData({ ...more, sign }, key)).toBe(false);
    expect(verifyData({ ...more, sign: signData(more, key) }, key)).toBe(true);
  });

  test("zero is not empty; null, undefined and an empty text are", () => {
    expect(signData({ ...order, status: 0 }, key)).not.toBe(sign);
    expect(signData({ ...order, a: null, b: undefined, c: "" }, key)).toBe(sign);
  });

  test("the order of the fields does not", () => {
    const reversed = Object.fromEntries(Object.entries(order).reverse());
    expect(signData(reversed, key)).toBe(sign);
  });

  test("own fields alone: what a prototype brings does not", () => {
    const heir = Object.assign(Object.create({ status: 1 }) as object, order);
    expect(signData({ ...heir }, key)).toBe(sign);
    expect(verifyData(Object.create({ ...order, sign }) as Record<string, unknown>, key)).toBe(false);
  });
});

describe("a sign that is wrong", () => {
  const sign = signData(order, key);

  test.each([
    ["missing", {}],
    ["empty", { sign: "" }],
    ["null", { sign: null }],
    ["a list", { sign: [sign] }],
    ["in lower case", { sign: sign.toLowerCase() }],
    ["cut short", { sign: sign.slice(0, -1) }],
    ["too long", { sign: sign + sign }],
    ["of another key", { sign: signData(order, "654321") }],
    ["of another amount", { sign: signData({ ...order, amount: 1 }, key) }],
    ["over a nested value", { sign, nested: {} }],
    ["over a list", { sign, list: [] }],
  ])("%s", (_, fields) => {
    expect(verifyData({ ...order, ...fields }, key)).toBe(false);
  });

  test("the right one is right", () => {
    expect(verifyData({ ...order, sign }, key)).toBe(true);
    expect(verifyJoint(agentPay, nonce, signJoint(agentPay, nonce, key), key)).toBe(true);
  });

  test("a joint sign of other headers, or half of it", () => {
    const joint = signJoint(agentPay, nonce, key);
    expect(verifyJoint(agentPay, { ...nonce, timestamp: "1517928241" }, joint, key)).toBe(false);
    expect(verifyJoint(agentPay, nonce, signBase(nonce, key), key)).toBe(false);
    expect(verifyJoint(agentPay, nonce, undefined, key)).toBe(false);
  });
});
