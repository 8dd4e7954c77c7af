import { describe, expect, test } from "vitest";
import { pay } from "../../src/methods/pay.js";

const context = { appId: "qyx1" };

describe("what the host is asked", () => {
  test("has the documents' names, and the client's app id", () => {
    expect([pay.name, pay.interactive]).toEqual(["pay", true]);
    expect(pay.encode({ imprestCode: "I1" }, context)).toEqual({ app_id: "qyx1", imprest_code: "I1" });
  });

  test.each([undefined, null, "", 7, true, {}, ["I1"]])("is refused, naming imprestCode, for %j", (imprestCode) => {
    const params: object = { imprestCode };
    const encode = (): unknown => pay.encode({ imprestCode: "", ...params }, context);
    expect(encode).toThrow(expect.objectContaining({ code: "invalid", field: "imprestCode", method: "pay" }));
  });
});

describe("what the host's answer means", () => {
  test("a claim, with VVChat's number for the payment; the rest is nobody's business", () => {
    expect(pay.decode({ err_code: 200, trade_no: "T1", amount: 1 }, {})).toEqual({ tradeNo: "T1" });
  });

  test.each([undefined, null, "", 0, 7, true, {}, ["T1"]])("no claim without it: %j", (tradeNo) => {
    expect(() => pay.decode({ trade_no: tradeNo }, {})).toThrow("no trade_no");
  });

  test.each(["用户取消支付", "已取消", "Cancelled", "user canceled"])("a cancel: %s", (text) => {
    expect(pay.isCancel({ err_code: 400, err_msg: text })).toBe(true);
  });

  test.each(["失败", "", undefined, 400])("no cancel: %j", (text) => {
    expect(pay.isCancel({ err_code: 400, err_msg: text })).toBe(false);
    expect(pay.isDenied({ err_code: 400, err_msg: text })).toBe(false);
  });
});
